/**
 * Chromium can open only its own schemes, so `app://host/path` is served to it as a secure origin of its own:
 * `https://host.app.stand-in.test/path`. The app sees its own addresses on both sides.
 */
export interface Addresses {
  handle(scheme: string): void;
  toWeb(url: string): string;
  toApp(url: string): string;
}

const SUFFIX = 'stand-in.test';

export function createAddresses(): Addresses {
  const schemes = new Set<string>();
  return {
    handle: (scheme) => void schemes.add(scheme),
    toWeb(url) {
      const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
      if (scheme === undefined || !schemes.has(scheme)) return url;
      return `https://${host}.${scheme}.${SUFFIX}${rest === '' ? '/' : rest}`;
    },
    toApp(url) {
      const match = /^https:\/\/(.*)\.([a-z0-9+-]+)\.stand-in\.test(?::443)?(\/.*)?$/i.exec(url);
      return match === null ? url : `${match[2]}://${match[1]}${match[3] ?? '/'}`;
    },
  };
}

/** The origin as the app's own scheme spells it; 'null' for opaque ones. */
export function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return host === '' ? 'null' : `${protocol}//${host}`;
  } catch {
    return 'null';
  }
}

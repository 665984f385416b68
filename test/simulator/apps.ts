import type { AppKind } from './choices.ts';

/** An app as GitHub knows it. */
export interface App {
  readonly clientId: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly deviceFlow: boolean;
}

/** What the kind of app decides about its tokens. Expiry is an option of the app, not of the token. */
export interface AppRules {
  readonly prefix: 'ghu_' | 'gho_';
  readonly expires: boolean;
  readonly exchange: 'allowed' | 'notFound' | 'forbidden';
}

export const APP_RULES: Readonly<Record<AppKind, AppRules>> = {
  githubApp: { prefix: 'ghu_', expires: false, exchange: 'allowed' },
  githubAppExpiring: { prefix: 'ghu_', expires: true, exchange: 'allowed' },
  oauthApp: { prefix: 'gho_', expires: false, exchange: 'notFound' },
  oauthAppExpiring: { prefix: 'gho_', expires: true, exchange: 'notFound' },
  oauthAppAllowed: { prefix: 'gho_', expires: false, exchange: 'allowed' },
  foreignGithubApp: { prefix: 'ghu_', expires: false, exchange: 'forbidden' },
};

/** Public client ids, with what is publicly known of the tokens that they are given. */
const KNOWN: Readonly<Record<string, readonly [name: string, kind: AppKind]>> = {
  'Iv1.b507a08c87ecfe98': ['GitHub Copilot Plugin', 'githubApp'],
  Iv23ctfURkiMfJ4xr5mv: ['GitHub Copilot for JetBrains', 'githubApp'],
  Ov23liV9UpD7Rnfnskm3: ['GitHub Copilot Language Server', 'oauthAppAllowed'],
  '01ab8ac9400c4e429b23': ['GitHub for VS Code', 'oauthAppAllowed'],
  Ov23li8tweQw6odWQebz: ['opencode', 'oauthApp'],
  Ov23ctDVkRmgkPke0Mmm: ['GitHub Copilot CLI', 'oauthApp'],
  Ov23li9BBH5sVoKopuI6: ['fast-agent', 'oauthAppExpiring'],
  Iv23lipIurKdMkbqy6nH: ['netclaw', 'foreignGithubApp'],
  '178c6fc778ccc68e1d6a': ['GitHub CLI', 'oauthApp'],
  '0120e057bd645470c1ed': ['Git Credential Manager', 'oauthApp'],
};

/** The directory of apps. */
export interface Apps {
  /** Null for what is not shaped like a client id. */
  find(clientId: string): App | null;
  /** `clientId: 'any'` speaks for every app, also for those named before. */
  set(choice: { clientId: string; kind: AppKind; deviceFlow: boolean }): void;
}

export function createApps(): Apps {
  const chosen = new Map<string, { kind: AppKind; deviceFlow: boolean }>();
  return {
    find(clientId) {
      const app = known(clientId) ?? byShape(clientId);
      const choice = chosen.get(clientId) ?? chosen.get('any');
      return app === null ? null : { ...app, ...choice };
    },
    set({ clientId, kind, deviceFlow }) {
      if (clientId === 'any') chosen.clear();
      chosen.set(clientId, { kind, deviceFlow });
    },
  };
}

function known(clientId: string): App | null {
  const entry = Object.hasOwn(KNOWN, clientId) ? KNOWN[clientId] : undefined;
  if (entry === undefined) return null;
  const [name, kind] = entry;
  return { clientId, name, kind, deviceFlow: true };
}

/** `Iv1.…` and `Iv23…` are GitHub Apps, `Ov23…` and 20 hex digits OAuth apps. */
function byShape(clientId: string): App | null {
  const name = `Your app ${clientId}`;
  if (/^Iv(1\.|23)[\w]{8,}$/.test(clientId)) {
    return { clientId, name, kind: 'foreignGithubApp', deviceFlow: true };
  }
  if (/^(Ov23\w{8,}|[0-9a-f]{20})$/.test(clientId)) {
    return { clientId, name, kind: 'oauthApp', deviceFlow: true };
  }
  return null;
}

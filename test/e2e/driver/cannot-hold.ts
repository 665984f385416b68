import type { Driver } from './driver.ts';

/** Tests that say nothing on a runtime, and why. */
interface CannotHold {
  readonly runtime: Driver['name'];
  /** Below `test/e2e`. */
  readonly file: string;
  /** Stands in the titles of the tests that are meant; empty for all of the file. */
  readonly title: string;
  /** Where it is so; everywhere by default. */
  readonly where?: 'onWayland' | 'withoutSandbox';
  readonly reason: string;
}

/**
 * What cannot hold where, each with its reason: the only list of it. Nothing else that a driver lacks is left out, and
 * the report of a run prints each of these that was.
 */
export const CANNOT_HOLD: readonly CannotHold[] = [
  {
    runtime: 'electron',
    file: 'walls/packaged.spec.ts',
    title: '',
    reason: 'A shipped app has its debugging switches fused off: no driver can hold on to it.',
  },
  {
    runtime: 'electron',
    file: 'walls/hostile-renderer.spec.ts',
    title: 'past the preload, ',
    reason: 'No test can reach past a real preload.',
  },
  {
    runtime: 'electron',
    file: 'conformance/bridge.spec.ts',
    title: 'can ask for any channel with anything',
    reason: 'No test can reach past a real preload.',
  },
  {
    runtime: 'electron',
    file: 'conformance/lifecycle.spec.ts',
    title: 'what the stand-in does not have throws by name',
    reason: 'Electron has all of it.',
  },
  {
    runtime: 'electron',
    file: 'conformance/network.spec.ts',
    title: 'where names are given',
    reason: 'To answer for a name, one needs its certificate.',
  },
  {
    runtime: 'electron',
    file: 'window-size.spec.ts',
    title: 'where scrollbars take room',
    reason: 'Whether they do is up to the system.',
  },
  {
    runtime: 'electron',
    file: 'desk.spec.ts',
    title: '',
    reason: 'Where Electron runs, the desktop is the desk.',
  },
  {
    runtime: 'electron',
    file: 'start.spec.ts',
    title: ' is one clear sentence and exit code 1',
    reason: 'Playwright cannot hold on to an app that ends at once.',
  },
  {
    runtime: 'electron',
    file: '../bench/window.spec.ts',
    title: '',
    reason: 'Its numbers compare pages of one Chromium.',
  },
  {
    runtime: 'electron',
    file: 'field-menu.spec.ts',
    title: '',
    reason: 'A menu that pops up belongs to the system.',
  },
  {
    runtime: 'electron',
    file: 'menu-bar.spec.ts',
    title: '',
    reason: 'No test can hold back or click a real icon in the menu bar, or log in.',
  },
  {
    runtime: 'electron',
    file: 'conformance/systems.spec.ts',
    title: 'macOS ',
    reason: 'No test can hold back or click a real icon in the menu bar.',
  },
  {
    runtime: 'electron',
    file: 'conformance/systems.spec.ts',
    title: 'a Wayland compositor brings back no window',
    reason: 'Only a person sees whether a real window is in sight there.',
  },
  {
    runtime: 'electron',
    file: 'conformance/shortcut.spec.ts',
    title: 'pressed',
    reason: 'No test can press keys outside of a page, or be another program that has them.',
  },
  {
    runtime: 'electron',
    file: 'conformance/shortcut.spec.ts',
    title: 'a combination',
    where: 'onWayland',
    reason: 'There its desktop decides, and asks a person.',
  },
  {
    runtime: 'electron',
    file: 'conformance/systems.spec.ts',
    title: 'takes the body of a notice for markup',
    reason: 'What a real desktop makes of a notice cannot be read.',
  },
  {
    runtime: 'electron',
    file: 'tray-host.spec.ts',
    title: 'real B7: ',
    reason: 'Only a person sees whether a real window is in sight there.',
  },
  {
    runtime: 'electron',
    file: 'tray-host.spec.ts',
    title: 'never out of reach',
    where: 'onWayland',
    reason: 'No window is minimised on Wayland (docs/api/browser-window.md).',
  },
  {
    runtime: 'electron',
    file: 'conformance/desktop.spec.ts',
    title: 'the clipboard takes a text and its raw marks',
    where: 'onWayland',
    reason: 'Electron answers from its own copy, whatever the compositor has taken.',
  },
  {
    runtime: 'electron',
    file: 'walls/os-sandbox.spec.ts',
    title: '',
    where: 'withoutSandbox',
    reason: 'Chromium may confine nothing here: as root, or without user namespaces.',
  },
  {
    runtime: 'stand-in',
    file: 'walls/os-sandbox.spec.ts',
    title: '',
    reason: 'Its pages are those of the browser, which root starts without a sandbox.',
  },
];

/** Why this test cannot hold on this driver; null when it has to. `file` is below `test/e2e`. */
export function whyItCannotHold(
  { name, isSandboxed }: Pick<Driver, 'name' | 'isSandboxed'>,
  file: string,
  title: string,
  sessionType = process.env['XDG_SESSION_TYPE'],
): string | null {
  const isHere = ({ where }: CannotHold): boolean => {
    if (where === 'onWayland') return sessionType === 'wayland';
    return where === undefined || !isSandboxed;
  };
  const entry = CANNOT_HOLD.find(
    (one) => one.runtime === name && one.file === file && title.includes(one.title) && isHere(one),
  );
  return entry?.reason ?? null;
}

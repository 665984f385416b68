import { expect, it } from 'vitest';
import { firstThatStarts, noBrowserWords } from '../../support/machine/browsers.ts';
import { operatingSystemOf } from '../../support/machine/operating-system.ts';
import { startWords } from '../../support/machine/start-words.ts';
import { whyNotStarted } from '../../support/machine/why-not-started.ts';

const installer = {
  system: operatingSystemOf('linux', 'ID=ubuntu\nVERSION_ID="24.04"\n'),
  arch: 'x64',
  isRoot: false,
};

/** What programs print that end at once, as seen in issues and in their sources; and what it means. */
const PRINTED = [
  [
    'electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
    'library',
  ],
  [
    "Command '/usr/bin/chromium-browser' requires the chromium snap to be installed.\nPlease install it with:\n\nsnap install chromium",
    'snap',
  ],
  ['error: cannot find snap revision file', 'snap'],
  [
    'snap-confine has elevated permissions and is not confined but should be. Refusing to continue',
    'snap',
  ],
  [
    "[5:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now.",
    'sandbox',
  ],
  [
    '[1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+',
    'sandbox',
  ],
  [
    '[0:ERROR:zygote_linux.cc] Failed to move to new namespace: PID namespaces supported, Network namespace supported, but failed: errno = Operation not permitted',
    'sandbox',
  ],
  ['browserType.launch: Chromium sandboxing failed!', 'sandbox'],
  [
    '[9:ERROR:ozone_platform_x11.cc(250)] Missing X server or $DISPLAY\n[9:ERROR:env.cc(257)] The platform failed to initialize.  Exiting.',
    'display',
  ],
  ['[9:ERROR] Failed to connect to Wayland display: No such file or directory (2)', 'display'],
  [
    '[9:FATAL:electron_main_delegate.cc(288)] Running as root without --no-sandbox is not supported.',
    'root',
  ],
  ['Segmentation fault', 'unknown'],
  ['', 'unknown'],
] as const;

it.each(PRINTED)('real A4: reads %j', (printed, kind) => {
  const why = whyNotStarted(printed);
  expect(why.kind).toBe(kind);
  const words = startWords(why, installer, null);
  if (kind === 'unknown' || kind === 'snap') expect(words).toBeNull();
  else
    expect(words).toMatch(
      /^Electron does not start, [^\n]+\. [A-Z][^\n]+$|^Electron does not start as root[^\n]+$/,
    );
});

it('real A4: names the library that is missing, and the one command', () => {
  const why = whyNotStarted(PRINTED[0][0]);
  const words = startWords(why, installer, null);
  expect(words).toContain('libnss3.so');
  expect(words).toMatch(/Run: sudo apt-get update && sudo apt-get install -y \S/);
});

it('real A4: a browser that is there and does not start is passed over for the next', async () => {
  const asked: string[] = [];
  const start = (path: string): Promise<string> => {
    asked.push(path);
    return path === '/good' ? Promise.resolve('started') : Promise.reject(new Error(PRINTED[1][0]));
  };
  const words = () => 'none';
  expect(await firstThatStarts(['/stub', '/stub2', '/good', '/never'], start, words)).toBe(
    'started',
  );
  expect(asked).toEqual(['/stub', '/stub2', '/good']);
});

it('real A4: when none is left, one sentence names all that was tried and what to do', async () => {
  const printed: Readonly<Record<string, string>> = {
    '/a': PRINTED[1][0],
    '/b': PRINTED[0][0],
    '/c': PRINTED[4][0],
    '/d': '--a --page --of --switches',
  };
  const start = (path: string) => Promise.reject(new Error(printed[path]));
  const error: unknown = await firstThatStarts(Object.keys(printed), start, (failures) =>
    noBrowserWords(failures, 'do this'),
  ).catch((one: unknown) => one);
  expect(error).toMatchObject({
    name: 'NoBrowser',
    message:
      'A Chromium, Chrome or Edge is needed, and none starts: /a only stands for a snap that does not run here; ' +
      '/b lacks libnss3.so; /c may not confine its pages here; /d ends at once. Run: do this',
  });
  expect(noBrowserWords([], 'do this')).toBe(
    'A Chromium, Chrome or Edge is needed, and none was found. Run: do this',
  );
});

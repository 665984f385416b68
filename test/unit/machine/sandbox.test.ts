import { expect, it } from 'vitest';
import { type SandboxFacts, sandboxLack, shellWord } from '../../support/machine/sandbox.ts';

const OFTEN: SandboxFacts = {
  apparmorRestricts: null,
  userNamespaceClone: null,
  maximumUserNamespaces: '63000',
  hasProfile: false,
  helper: { path: '/home/me/pilot light/chrome-sandbox', uid: 1000, mode: 0o100755 },
};
const RESTRICTED = { ...OFTEN, apparmorRestricts: '1' };
const HELPER = "'/home/me/pilot light/chrome-sandbox'";
const MEND_HELPER = `sudo chown root:root ${HELPER} && sudo chmod 4755 ${HELPER}`;

/** What the machine is like, its facts, and the command that mends it; null where nothing has to be. */
const TABLE: readonly (readonly [string, SandboxFacts, string | null])[] = [
  ['an ordinary one', OFTEN, null],
  ['Ubuntu with the helper as npm leaves it', RESTRICTED, MEND_HELPER],
  ['Ubuntu with a profile for this program', { ...RESTRICTED, hasProfile: true }, null],
  ['Ubuntu with its switch off', { ...OFTEN, apparmorRestricts: '0' }, null],
  ['Ubuntu with a usable helper', withHelper(RESTRICTED, 0, 0o104755), null],
  [
    'Ubuntu with a helper of root that is not set',
    withHelper(RESTRICTED, 0, 0o100755),
    MEND_HELPER,
  ],
  [
    'Ubuntu with a helper that is set, of somebody',
    withHelper(RESTRICTED, 1000, 0o104755),
    MEND_HELPER,
  ],
  [
    'Ubuntu with a helper that others may not run',
    withHelper(RESTRICTED, 0, 0o104750),
    MEND_HELPER,
  ],
  [
    'Ubuntu without a helper',
    { ...RESTRICTED, helper: null },
    'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  ],
  ['an old Debian', { ...OFTEN, userNamespaceClone: '0' }, MEND_HELPER],
  [
    'an old Debian without a helper',
    { ...OFTEN, userNamespaceClone: '0', helper: null },
    'sudo sysctl -w kernel.unprivileged_userns_clone=1',
  ],
  [
    'a hardened one',
    { ...OFTEN, maximumUserNamespaces: '0', helper: null },
    'sudo sysctl -w user.max_user_namespaces=10000',
  ],
  ['one that tells nothing', { ...OFTEN, maximumUserNamespaces: null, helper: null }, null],
];

function withHelper(facts: SandboxFacts, uid: number, mode: number): SandboxFacts {
  return { ...facts, helper: { path: OFTEN.helper?.path ?? '', uid, mode } };
}

it.each(TABLE)('real A4: what mends the sandbox of %s', (_name, facts, command) => {
  expect(sandboxLack(facts)?.command ?? null).toBe(command);
});

it('real A4: a path stays one word in a shell', () => {
  expect(shellWord('/opt/electron/chrome-sandbox')).toBe('/opt/electron/chrome-sandbox');
  expect(shellWord("/home/o'neill/$(x)")).toBe(String.raw`'/home/o'\''neill/$(x)'`);
});

/** Something that was mended, taken out again; and the test that has to notice. */
export interface Mutation {
  /** What the app would do wrong. */
  readonly title: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly found: string;
  readonly put: string;
  readonly noticedBy: {
    readonly project: 'unit' | 'integration' | 'faults' | 'fuzz';
    readonly file: string;
    /** The beginning of the tests' names, as a regular expression. */
    readonly name: string;
  };
}

/** One for each kind that once got past every test. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  quit: {
    title: 'quits without what it owes to the disk',
    file: 'src/main/core.ts',
    found: 'ports.beforeQuit(engine.finish, quit.owedMs);',
    put: '',
    noticedBy: { project: 'unit', file: 'test/unit/main/simulation.test.ts', name: 'work owed' },
  },
  lateAnswer: {
    title: 'gives up a renewal as soon as anything else',
    file: 'src/main/github/login-form.ts',
    found: '{ ...http, deadlineMs: http.unrepeatableDeadlineMs }',
    put: 'http',
    noticedBy: { project: 'faults', file: 'test/faults/once-only.test.ts', name: 'fault 61' },
  },
  unreadableClipboard: {
    title: 'looks once at a clipboard that cannot be read',
    file: 'src/main/clipboard/keeper.ts',
    found: "if (present === null || present === '') return lookLater(due);",
    put: "if (present === null || present === '') return;",
    noticedBy: { project: 'faults', file: 'test/faults/clipboard-owed.test.ts', name: 'fault 80' },
  },
  serial: {
    title: 'numbers its writes with fractions',
    file: 'src/main/vault/disk.ts',
    found: 'Math.floor(wallMs())',
    put: 'wallMs()',
    noticedBy: { project: 'unit', file: 'test/unit/main/vault/vault.test.ts', name: 'the vault' },
  },
};

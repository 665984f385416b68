import path from 'node:path';
import * as v from 'valibot';
import { connect } from './lsp-connection.ts';
import { PERSON, type Seat } from './seat.ts';

/** It is a package for each kind of processor; the one that has them all brings a Copilot CLI of its own as well. */
export const LANGUAGE_SERVER = `@github/copilot-language-server-linux-${process.arch}`;

const SignIn = v.object({
  userCode: v.string(),
  verificationUri: v.string(),
  command: v.object({ command: v.string(), arguments: v.array(v.unknown()) }),
});
const Status = v.object({ status: v.string(), user: v.string() });
const Shown = v.object({ uri: v.string() });
const Models = v.array(v.object({ id: v.string() }));

const PAGE = 'https://github.com/login/device';

/** GitHub's Copilot in all editors but its own, asked as an editor asks it. */
export async function useLanguageServer(seat: Seat): Promise<string> {
  const program = path.join(
    seat.folder ?? '',
    'node_modules',
    LANGUAGE_SERVER,
    'copilot-language-server',
  );
  const server = connect(seat.start([program, '--stdio'], { hasInput: true }));
  await server.ask('initialize', {
    processId: process.pid,
    capabilities: { window: { showDocument: { support: true } } },
    rootUri: null,
    workspaceFolders: null,
    initializationOptions: {
      editorInfo: { name: 'Peers', version: '1.0' },
      editorPluginInfo: { name: 'peers', version: '1.0' },
    },
  });
  server.tell('initialized', {});
  const { userCode, verificationUri, command } = v.parse(SignIn, await server.ask('signIn', {}));
  const [finished] = await Promise.all([
    server.ask('workspace/executeCommand', command),
    seat.approve(userCode),
  ]);
  const pages = server.asked('window/showDocument').map((shown) => v.parse(Shown, shown).uri);
  if (verificationUri !== PAGE || pages.join(' ') !== PAGE) {
    throw new Error(`it led to ${[verificationUri, ...pages].join(', ')}`);
  }
  const models = v.parse(Models, await server.ask('copilot/models', {}));
  const { status, user } = v.parse(Status, await server.ask('checkStatus', {}));
  const isSatisfied = v.is(Status, finished) && status === 'OK' && user === PERSON;
  if (!isSatisfied || models.length === 0) {
    throw new Error(`it says ${status} of ${user}, and ${models.length} models`);
  }
  return `${status}, ${user}, ${models.length} models`;
}

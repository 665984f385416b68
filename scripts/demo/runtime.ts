import { hasDisplay } from '../host/display.ts';
import { obtainElectron } from '../host/electron.ts';

/** What the app runs on; `why` is one line for the person at the terminal. */
export type Runtime =
  | { readonly name: 'electron'; readonly binary: string; readonly why: string }
  | { readonly name: 'stand-in'; readonly why: string };

/** Electron where there is a display and its binary can be had, otherwise the stand-in. */
export async function chooseRuntime(): Promise<Runtime> {
  if (!hasDisplay()) {
    return { name: 'stand-in', why: 'Runtime: the stand-in, because there is no display here.' };
  }
  const electron = await obtainElectron();
  switch (electron.kind) {
    case 'found':
      return { name: 'electron', binary: electron.binary, why: 'Runtime: Electron.' };
    case 'missing':
      return {
        name: 'stand-in',
        why: `Runtime: the stand-in, because Electron's binary ${electron.why}.`,
      };
    case 'broken':
      return { name: 'stand-in', why: `Runtime: the stand-in. ${electron.why}` };
    default:
      return electron satisfies never;
  }
}

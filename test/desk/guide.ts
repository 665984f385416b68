/** What a guide looks at. */
export interface Facts {
  /** As its icon shows it. */
  readonly flame: 'lit' | 'flickering' | 'out' | 'dim';
  readonly isWindowShown: boolean;
  /** The code that waits for its person; null when there is none. */
  readonly code: string | null;
  /** A page of GitHub was opened for it. */
  readonly isPageOpened: boolean;
  readonly clipboard: 'code' | 'token' | 'other';
  /** The other program was given a token. */
  readonly isTokenPasted: boolean;
  /** The trouble that is on: what to expect before the app shows it, and how to mend it. */
  readonly trouble: { readonly expect: string; readonly mend: string } | null;
  readonly isNoticeShown: boolean;
  readonly pasteKeys: string;
}

/** Says, in one sentence or two, what there is to do now. */
export type Guide = (facts: Facts) => string;

/** One that remembers how far its person has come. Ask it whenever something has changed. */
export function createGuide(): Guide {
  const done = new Set<'lit' | 'copied' | 'pasted' | 'failed' | 'mended'>();
  return (facts) => {
    const isLit = facts.flame === 'lit';
    const isMended = isLit && facts.trouble === null && done.has('failed');
    if (isLit && facts.code === null) done.add('lit');
    if (facts.clipboard === 'token') done.add('copied');
    if (facts.isTokenPasted) done.add('pasted');
    if (facts.flame !== 'lit' && facts.trouble !== null) done.add('failed');
    if (isMended) done.add('mended');
    if (facts.code !== null) return withCode(facts, facts.code);
    if (facts.trouble !== null) return inTrouble(facts, facts.trouble);
    if (!isLit) return done.has('lit') ? afterwards(facts) : atFirst(facts);
    if (done.has('mended')) return MENDED;
    if (done.has('pasted')) return PASTED;
    return withToken(facts, done.has('copied'));
  };
}

const MENDED =
  'It came back by itself. Make something else go wrong, or sign out: in the flame’s menu, or in the window under the account’s name.';

const PASTED =
  'That is all there is to it: the token stays fresh by itself. Now make something go wrong: press “GitHub has a problem”.';

function atFirst({ isWindowShown }: Facts): string {
  return isWindowShown
    ? 'Press “Sign in” in the window of Pilot Light.'
    : 'Click the flame, up here on the right: Pilot Light opens. Then sign in.';
}

function withCode({ isPageOpened, clipboard, pasteKeys }: Facts, code: string): string {
  if (!isPageOpened) {
    return 'Pilot Light shows a code. Press its big button: it copies the code and opens GitHub.';
  }
  return clipboard === 'code'
    ? `Paste the code on GitHub’s page (${pasteKeys}), continue, and authorize.`
    : `Type the code ${code} on GitHub’s page, continue, and authorize.`;
}

function withToken({ clipboard, pasteKeys }: Facts, isCopied: boolean): string {
  if (!isCopied)
    return 'The token is ready. Choose “Copy token”, in the flame’s menu or the window.';
  return clipboard === 'token'
    ? `Paste the token into “Another program” (${pasteKeys}). After 30 seconds the clipboard is cleared.`
    : 'The clipboard was cleared, as it should be. Copy the token again, and paste it within 30 seconds.';
}

function inTrouble(
  { flame, isNoticeShown }: Facts,
  { expect, mend }: NonNullable<Facts['trouble']>,
): string {
  if (flame === 'lit') return expect;
  const told = isNoticeShown
    ? 'A notification says what is wrong, and what to do.'
    : 'The flame and its menu say what is wrong; after two minutes a notification does, too.';
  return `${told} ${mend}`;
}

function afterwards({ flame, isWindowShown }: Facts): string {
  if (flame === 'flickering' || flame === 'out') {
    return 'Pilot Light tries again by itself. “Try now” or “Renew now” makes it try at once.';
  }
  return isWindowShown
    ? 'Without a sign-in there is no token. Sign in again, or quit: in the flame’s menu.'
    : 'Without a sign-in there is no token. Click the flame to sign in again, or quit: in its menu.';
}

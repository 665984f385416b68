import { describe, expect, it } from 'vitest';
import { createGuide, type Facts } from '../../desk/guide.ts';

const AT_FIRST: Facts = {
  flame: 'dim',
  isWindowShown: true,
  code: null,
  isPageOpened: false,
  clipboard: 'other',
  isTokenPasted: false,
  trouble: null,
  isNoticeShown: false,
  pasteKeys: 'Ctrl+V',
};

/** What is said at the end of what has happened so far. */
function said(...happenings: readonly Partial<Facts>[]): string {
  const guide = createGuide();
  let facts = AT_FIRST;
  let words = guide(facts);
  for (const happening of happenings) {
    facts = { ...facts, ...happening };
    words = guide(facts);
  }
  return words;
}

const CODE = { code: 'WDJB-MJHT' };
const LIT = { code: null, flame: 'lit', clipboard: 'other' } as const;
const COPIED = { clipboard: 'token' } as const;
const PASTED = { isTokenPasted: true };
const TROUBLE = { trouble: { expect: 'It is noticed soon.', mend: 'Press it again.' } };
const FLICKERS = { flame: 'flickering' } as const;

describe('the sentence on the desk', () => {
  it('leads to the window, wherever it is', () => {
    expect(said()).toContain('Press “Sign in”');
    expect(said({ isWindowShown: false })).toContain('Click the flame');
  });

  it('leads through the code', () => {
    expect(said(CODE)).toContain('copies the code and opens GitHub');
    const opened = { ...CODE, isPageOpened: true };
    expect(said({ ...opened, clipboard: 'code' })).toContain('Paste the code');
    expect(said({ ...opened, clipboard: 'code' })).toContain('Ctrl+V');
    expect(said(opened)).toContain('Type the code WDJB-MJHT');
  });

  it('leads on to a copy, and to a place to paste it', () => {
    expect(said(CODE, LIT)).toContain('Choose “Copy token”');
    expect(said(CODE, LIT, COPIED)).toContain('Paste the token');
    expect(said(CODE, LIT, COPIED, { clipboard: 'other' })).toContain('The clipboard was cleared');
  });

  it('leads into trouble, through it and out', () => {
    const ready = [CODE, LIT, COPIED, PASTED];
    expect(said(...ready)).toContain('press “GitHub has a problem”');
    expect(said(...ready, TROUBLE)).toBe('It is noticed soon.');
    expect(said(...ready, TROUBLE, FLICKERS)).toContain('The flame and its menu say');
    const told = { ...FLICKERS, isNoticeShown: true };
    expect(said(...ready, TROUBLE, told)).toContain('A notification says');
    expect(said(...ready, TROUBLE, told)).toContain('Press it again.');
    expect(said(...ready, TROUBLE, told, { trouble: null })).toContain('tries again by itself');
    const mended = [TROUBLE, told, { trouble: null }, LIT];
    expect(said(...ready, ...mended)).toContain('It came back by itself');
  });

  it('says how to begin anew after a sign-out', () => {
    expect(said(CODE, LIT, { flame: 'dim' })).toContain('Sign in again, or quit');
    expect(said(CODE, LIT, { flame: 'dim', isWindowShown: false })).toContain('Click the flame');
  });
});

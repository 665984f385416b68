import { describe, expect, it } from 'vitest';
import { readLeaked } from '../../../../src/main/commands/read-leaked.ts';
import { MAXIMUM_LEAKED_LENGTH } from '../../../../src/shared/leaked.ts';

const BODY = '0123456789abcdefghijklmnopqrstuvwxyz';
/** What stands behind `github_pat_`. */
const FINE = `${BODY.slice(0, 22)}_${BODY}${BODY.slice(0, 23)}`;

const read = (pasted: string): string => {
  const reading = readLeaked(pasted);
  return reading.kind === 'wrong' ? reading.fault : `${reading.what} ${reading.token.reveal()}`;
};

describe('what a person has pasted that got out', () => {
  it.each([
    [`gho_${BODY}`, `appToken gho_${BODY}`],
    [`ghu_${BODY}`, `appToken ghu_${BODY}`],
    [`ghr_${BODY}${BODY}`, `appToken ghr_${BODY}${BODY}`],
    [`ghp_${BODY}`, `personalToken ghp_${BODY}`],
    [`github_pat_${FINE}`, `personalToken github_pat_${FINE}`],
    [`ghu_${BODY}.${BODY}-${BODY}`, `appToken ghu_${BODY}.${BODY}-${BODY}`],
    [`\u200b gho_${BODY}\n`, `appToken gho_${BODY}`],
    [`export GH_TOKEN='gho_${BODY}'`, `appToken gho_${BODY}`],
    [`Authorization: Bearer gho_${BODY}, gho_${BODY}.`, `appToken gho_${BODY}`],
  ])('is a token in %s', (pasted, expected) => expect(read(pasted)).toBe(expected));

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['a'.repeat(MAXIMUM_LEAKED_LENGTH + 1), 'tooLong'],
    [`gho_${BODY} ghp_${BODY}`, 'several'],
    [`gho_${BODY}\nghp_${BODY}`, 'several'],
    [`gho_${BODY}.ghp_${BODY}`, 'several'],
    [`gho_${BODY}-github_pat_${FINE}`, 'several'],
    [`gho_${BODY}ghp_${BODY}`, 'several'],
    [`github_pat_${FINE}github_pat_x${FINE}`, 'several'],
    [`gho_${BODY}_gho_x${BODY}`, 'several'],
    [`gho_${BODY.slice(0, 30)}\n${BODY.slice(30)}`, 'unknown'],
    [`github_pat_${FINE.slice(0, 70)}\n${FINE.slice(70)}`, 'unknown'],
    [`tid=${BODY};exp=1795338000;sku=x:${BODY}`, 'copilot'],
    [`ghs_${BODY}`, 'installation'],
    [`ghx_${BODY}`, 'unknown'],
    ['gho_short', 'unknown'],
    ['a shopping list', 'unknown'],
    ['0123456789abcdef0123456789abcdef01234567', 'unknown'],
  ])('is refused: %s', (pasted, fault) => expect(read(pasted)).toBe(fault));
});

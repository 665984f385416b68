import { describe, expect, it } from 'vitest';
import { refusalRetryMs } from '../../../../src/main/session/refusal-policy.ts';
import { KNOWN_REFUSALS, type RefusalReason } from '../../../../src/shared/refusal.ts';

const PASSING: readonly RefusalReason[] = ['server_error', 'unknown'];
const ALL: readonly RefusalReason[] = [...KNOWN_REFUSALS, 'unknown', 'notFound', 'wrongClient'];

describe('refusalRetryMs', () => {
  it('knows the seventeen reasons that GitHub gives', () => {
    expect(KNOWN_REFUSALS).toHaveLength(17);
  });

  it.each(ALL.filter((reason) => PASSING.includes(reason)))(
    'asks again after five minutes when %s may have passed by itself',
    (reason) => {
      expect(refusalRetryMs(reason)).toBe(5 * 60_000);
    },
  );

  it.each(ALL.filter((reason) => !PASSING.includes(reason)))(
    'asks again after an hour when a person must mend %s',
    (reason) => {
      expect(refusalRetryMs(reason)).toBe(60 * 60_000);
    },
  );
});

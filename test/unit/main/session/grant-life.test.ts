import { describe, expect, it } from 'vitest';
import { grantLifeOf } from '../../../../src/main/session/grant-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

const NOW_MS = 1_000;

describe('the life of a GitHub token', () => {
  it('plans nothing for a GitHub token that does not end', () => {
    const life = grantLifeOf({ endsInMs: null, lifeMs: null, isRenewable: true }, NOW_MS);
    expect(life).toMatchObject({ endsAtMs: null, renewAtMs: null, noticeAtMs: null });
  });

  it('renews ten minutes before the end', () => {
    const life = grantLifeOf(
      { endsInMs: 8 * HOUR_MS, lifeMs: 8 * HOUR_MS, isRenewable: true },
      NOW_MS,
    );
    expect(life.renewAtMs).toBe(NOW_MS + 8 * HOUR_MS - 10 * MINUTE_MS);
    expect(life.noticeAtMs).toBeNull();
  });

  it('renews a short life a sixth of it before the end', () => {
    const life = grantLifeOf(
      { endsInMs: 30 * MINUTE_MS, lifeMs: 30 * MINUTE_MS, isRenewable: true },
      NOW_MS,
    );
    expect(life.renewAtMs).toBe(NOW_MS + 25 * MINUTE_MS);
  });

  it('does not renew in a loop what a server grants for a second', () => {
    const life = grantLifeOf({ endsInMs: 1_000, lifeMs: 1_000, isRenewable: true }, NOW_MS);
    expect(life.renewAtMs).toBe(NOW_MS + 30_000);
  });

  it('renews at once what was stored long ago', () => {
    const life = grantLifeOf(
      { endsInMs: -HOUR_MS, lifeMs: 8 * HOUR_MS, isRenewable: true },
      NOW_MS,
    );
    expect(life.renewAtMs).toBeLessThan(NOW_MS);
  });

  it('gives notice a day before the end of what cannot be renewed', () => {
    const life = grantLifeOf(
      { endsInMs: 30 * DAY_MS, lifeMs: 30 * DAY_MS, isRenewable: false },
      NOW_MS,
    );
    expect(life).toMatchObject({ renewAtMs: null, noticeAtMs: NOW_MS + 29 * DAY_MS });
  });

  it('gives notice at a tenth of a shorter life', () => {
    const life = grantLifeOf(
      { endsInMs: 2 * HOUR_MS, lifeMs: 10 * HOUR_MS, isRenewable: false },
      NOW_MS,
    );
    expect(life.noticeAtMs).toBe(NOW_MS + HOUR_MS);
  });
});

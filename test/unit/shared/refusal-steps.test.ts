import { describe, expect, it } from 'vitest';
import { OWN_PLANS } from '../../../src/shared/plan.ts';
import { DENIES_PLAN, REFUSAL_REASONS, type RefusalReason } from '../../../src/shared/refusal.ts';
import { backingOf, refusalSteps } from '../../../src/shared/refusal-steps.ts';
import { windowWords } from '../../support/window-words.ts';

const mona = { host: 'github.com', plan: null };
const alone = { host: 'github.com', plan: 'individual' };
const seated = { host: 'github.com', plan: 'business' };
const company = { host: 'octocorp.ghe.com', plan: 'enterprise' };
const EVERYBODY = [mona, alone, seated, company, { host: 'github.octocorp.example', plan: null }];
const PAGES = [null, 'plans', 'support', 'docs', 'other'] as const;

describe('who stands behind a refused account', () => {
  it('is nobody where the plan is its own', () => {
    for (const plan of OWN_PLANS) {
      expect(backingOf({ host: 'github.com', plan }, 'billing_locked')).toBe('self');
    }
  });

  it('may be an organization where the plan is one of those, unknown or new', () => {
    for (const plan of ['business', 'enterprise', null, 'brand_new']) {
      expect(backingOf({ host: 'github.com', plan }, 'billing_locked')).toBe('organization');
    }
  });

  it.each([...DENIES_PLAN, 'enterprise_managed_user_account', 'ssoRequired'] as const)(
    'may be an organization whatever the plan beside %s',
    (reason) => {
      expect(backingOf(alone, reason)).toBe('organization');
    },
  );

  it('is a company on its own host, whatever the plan', () => {
    expect(backingOf({ ...company, plan: 'individual' }, 'billing_locked')).toBe('company');
  });
});

describe('what can be done about a refusal', () => {
  it.each(REFUSAL_REASONS)('is to write to the admin where the words say so: %s', (reason) => {
    const { refusals } = windowWords('en');
    for (const whose of EVERYBODY) {
      const words = refusals[reason].next[backingOf(whose, reason)];
      const steps = refusalSteps(whose, { reason, page: null }, null);
      if (/\bask\b.*\badmin/i.test(words)) expect(steps, words).toContain('admin');
    }
  });

  it.each<[RefusalReason, object, readonly string[]]>([
    ['no_copilot_access', mona, ['page', 'admin']],
    ['billing_locked', alone, ['page']],
    ['billing_locked', seated, ['page', 'admin']],
    ['snippy_not_configured', alone, ['page']],
    ['enterprise_managed_user_account', alone, ['page', 'admin']],
    ['subscription_ended', mona, ['page']],
    ['subscription_ended', company, ['page', 'admin']],
    ['trade_restricted', alone, ['support', 'page']],
    ['trade_restricted', company, ['admin', 'page']],
    ['access_revoked', mona, ['page', 'admin', 'support']],
    ['ssoRequired', seated, ['page']],
    ['outdated', mona, ['page']],
    ['notFound', company, ['advanced']],
    ['wrongClient', mona, ['defaultApp']],
  ])('%s, with a page of GitHub’s', (reason, account, steps) => {
    const whose = { ...mona, ...account };
    expect(refusalSteps(whose, { reason, page: 'other' }, null)).toEqual(steps);
  });

  it.each<[RefusalReason, object, readonly string[]]>([
    ['spammy_user', alone, ['support']],
    ['spammy_user', company, ['admin']],
    ['withheld', alone, ['support']],
    ['withheld', mona, ['admin', 'support']],
    ['unknown', company, ['admin']],
    ['vanished', mona, ['status']],
    ['server_error', company, ['status']],
    ['outdated', mona, []],
    ['go_http_client', mona, []],
  ])('%s, without one', (reason, account, steps) => {
    expect(refusalSteps({ ...mona, ...account }, { reason, page: null }, null)).toEqual(steps);
  });

  it('is whom to ask before what explains it', () => {
    const managed = { reason: 'enterprise_managed_user_account', page: 'docs' } as const;
    expect(refusalSteps(seated, managed, null)).toEqual(['admin', 'page']);
  });

  it('is a newer version first, where the app is too old and there is one', () => {
    expect(refusalSteps(mona, { reason: 'outdated', page: null }, '1.1.0')).toEqual(['release']);
    expect(refusalSteps(mona, { reason: 'closed', page: null }, '1.1.0')).toEqual(['release']);
    expect(refusalSteps(mona, { reason: 'billing_locked', page: null }, '1.1.0')).toEqual([
      'admin',
    ]);
  });

  it('names the way to GitHub Support once, also where GitHub itself does', () => {
    for (const reason of ['spammy_user', 'withheld', 'unknown'] as const) {
      const steps = refusalSteps(mona, { reason, page: 'support' }, null);
      expect(steps).toContain('page');
      expect(steps).not.toContain('support');
    }
  });

  it('sends nobody to GitHub Support from a company’s host, and nobody with a plan of their own to an admin', () => {
    for (const reason of REFUSAL_REASONS) {
      for (const page of PAGES) {
        expect(refusalSteps(company, { reason, page }, null)).not.toContain('support');
        const steps = refusalSteps(alone, { reason, page }, null);
        if (backingOf(alone, reason) === 'self') expect(steps).not.toContain('admin');
      }
    }
  });

  it('never has a step twice, and no more than three', () => {
    for (const reason of REFUSAL_REASONS) {
      for (const account of EVERYBODY) {
        for (const page of PAGES) {
          const steps = refusalSteps(account, { reason, page }, '1.1.0');
          expect(new Set(steps).size).toBe(steps.length);
          expect(steps.length).toBeLessThanOrEqual(3);
        }
      }
    }
  });
});

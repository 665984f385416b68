import { expect, test } from 'vitest';
import { pageOf } from '../../../../src/main/github/page-of.ts';

test.each([
  ['https://github.com/settings/copilot', 'copilotSettings'],
  ['https://github.com/settings/copilot/features', 'copilotSettings'],
  ['https://github.com/organizations/octo-org/settings/copilot/policies', 'copilotSettings'],
  ['https://octocorp.ghe.com/settings/copilot', 'copilotSettings'],
  ['https://github.com/github-copilot/signup?editor=pilot-light', 'plans'],
  ['https://github.com/features/copilot/plans', 'plans'],
  ['https://github.com/settings/billing/payment_information', 'billing'],
  ['https://github.com/organizations/octo-org/billing', 'billing'],
  ['https://github.com/settings/copilot/billing', 'billing'],
  ['https://github.com/orgs/octo-org/sso?authorization_request=AB12', 'signOn'],
  ['https://github.com/enterprises/octo-corp/sso', 'signOn'],
  ['https://support.github.com/contact', 'support'],
  ['https://github.com/contact', 'support'],
  ['https://docs.github.com/site-policy', 'docs'],
  ['https://github.com/settings', 'other'],
  ['https://github.com/octo-org/billing-tools', 'other'],
  ['https://github.com/sso', 'other'],
  ['https://octocorp.ghe.com/', 'other'],
])('%s is a page of %s', (url, page) => {
  expect(pageOf(url)).toBe(page);
});

test('no address leads nowhere', () => {
  expect(pageOf(null)).toBeNull();
});

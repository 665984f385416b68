import { createOAuthDeviceAuth } from '@octokit/auth-oauth-device';
import { request } from '@octokit/request';
import { expect, it } from 'vitest';
import { COPILOT_PLUGIN, GITHUB_CLI, simulatorForTest } from './plain-client.ts';

// GitHub's own client for JavaScript knows nothing of this project: what signs it in speaks as GitHub does.

it.each([
  ['a GitHub App', 'github-app', COPILOT_PLUGIN],
  ['an OAuth app', 'oauth-app', GITHUB_CLI],
] as const)('@octokit/auth-oauth-device signs in as %s', async (_, clientType, clientId) => {
  const { url, control } = await simulatorForTest();
  const asked = request.defaults({ baseUrl: `${url}/api/v3` });
  const pages: string[] = [];
  const options = {
    clientId,
    request: asked,
    async onVerification({ user_code, verification_uri }: Verification): Promise<void> {
      pages.push(verification_uri);
      await control.approve({ userCode: user_code, login: 'monalisa' });
    },
  };
  const auth =
    clientType === 'github-app'
      ? createOAuthDeviceAuth({ clientType, ...options })
      : createOAuthDeviceAuth({ clientType, ...options });
  const { token } = await auth({ type: 'oauth' });
  const { data } = await asked('GET /user', { headers: { authorization: `token ${token}` } });
  expect(data.login).toBe('monalisa');
  expect(pages).toEqual([`${url}/login/device`]);
});

interface Verification {
  readonly user_code: string;
  readonly verification_uri: string;
}

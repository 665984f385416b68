import { expect, it } from 'vitest';
import { field, plainClient, simulatorForTest } from './plain-client.ts';

it('says that it is where GitHub is, and which part of it stands for which host', async () => {
  const { url, names, control } = await simulatorForTest({ addresses: 'github' });
  const client = plainClient(url);
  const code = await client.deviceCode();
  expect(field(code, 'verification_uri')).toBe('https://github.com/login/device');
  await control.approve();
  const granted = await client.poll(field(code, 'device_code'));
  const authorization = `token ${field(granted, 'access_token')}`;
  const { body } = await client.get('/copilot_internal/v2/token', authorization);
  const { api } = body['endpoints'] as { readonly api: string };
  const picture = field(await client.get('/user', authorization), 'avatar_url');

  expect(api).toBe('https://api.individual.githubcopilot.com');
  expect(picture).toBe('https://avatars.githubusercontent.com/u/583231?v=4');
  const answered = `${names[new URL(picture).host]}${new URL(picture).pathname}`;
  expect((await fetch(answered)).headers.get('content-type')).toBe('image/png');
  expect(names).toMatchObject({
    'github.com': url,
    'api.github.com': url,
    [new URL(api).host]: url,
    'api.githubcopilot.com': url,
    'github.example.com': url,
  });
});

import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

const API = 'https://api.individual.githubcopilot.com';

function bench(status = 200, body = '{"data":[]}') {
  const sent: HttpRequest[] = [];
  const wire = createWireBench({
    http: async (request) => {
      sent.push(request);
      return new Response(body, { status });
    },
    allowLoopback: false,
  });
  const ask = (host: string, apiUrl: string, integrationId: string | null = 'vscode-chat') =>
    wire.github.models({ host, apiUrl, copilotToken: new Secret('tid=1'), integrationId }, steady);
  return { ...wire, sent, ask };
}

describe('the Copilot API', () => {
  it('is asked for its models with the Copilot token alone', async () => {
    const { sent, ask } = bench();
    expect(await ask('github.com', API)).toEqual({ kind: 'said', status: 200 });
    expect(sent).toMatchObject([
      {
        url: `${API}/models`,
        method: 'GET',
        body: null,
        headers: { Authorization: 'Bearer tid=1', 'Copilot-Integration-Id': 'vscode-chat' },
      },
    ]);
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('X-GitHub-Api-Version');
  });

  it('is told no integration that nobody knows', async () => {
    const { sent, ask } = bench();
    await ask('github.com', API, null);
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('Copilot-Integration-Id');
  });

  it.each([
    ['github.com', 'https://evil.example'],
    ['github.com', 'https://api.individual.githubcopilot.com.evil.example'],
    ['github.com', 'http://api.individual.githubcopilot.com'],
    ['github.com', 'https://user@api.individual.githubcopilot.com'],
    ['github.com', 'https://copilot-api.octocorp.ghe.com'],
    ['github.com', 'http://127.0.0.1:4000'],
    ['octocorp.ghe.com', 'https://copilot-api.other.ghe.com'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['evil.example@github.com', API],
    ['github.com', `${API}/`],
    ['github.com', ''],
  ])('of %s is never asked at %s', async (host, apiUrl) => {
    const { sent, ask } = bench();
    expect(await ask(host, apiUrl)).toMatchObject({ kind: 'trouble' });
    expect(sent).toEqual([]);
  });

  it.each([401, 403, 421, 466, 500])('says %i, which is told as it is', async (status) => {
    const { ask, entries } = bench(status, 'unauthorized: token expired\n');
    expect(await ask('github.com', API)).toEqual({ kind: 'said', status });
    expect(entries).toMatchObject([{ purpose: 'models', host: 'github.com', outcome: status }]);
  });

  it('leads nowhere that would be told of the host', async () => {
    const { ask, github } = bench(302);
    await ask('github.com', API);
    expect(github.detours()).toEqual({});
  });
});

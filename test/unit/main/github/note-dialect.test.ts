import { expect, it } from 'vitest';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

const TOKEN = new Secret('ghu_unitunitunitunitunitunit');

it('asks a host that wants POST in that way alone, also while it fails', async () => {
  const methods: string[] = [];
  const { github } = createWireBench({
    http: ({ method }) => {
      methods.push(method);
      const isAllowed = method === 'POST';
      return Promise.resolve(new Response(null, { status: isAllowed ? 503 : 405 }));
    },
  });
  const ask = () => github.exchange('ghes.example', TOKEN, steady);
  expect(await ask()).toMatchObject({ kind: 'trouble' });
  expect(methods.splice(0)).toEqual(['GET', 'POST']);
  expect(await ask()).toMatchObject({ kind: 'trouble' });
  expect(methods).toEqual(['POST']);
});

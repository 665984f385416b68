import { expect, test } from './fixture-app.ts';

test('real A5: asking for the sandbox takes a --no-sandbox back', async ({ launch, writeApp }) => {
  const main = `
    const has = () => app.commandLine.hasSwitch('no-sandbox');
    const before = has();
    app.enableSandbox();
    const after = has();
    globalThis.seen = { before, after };`;
  const app = await launch({ appDir: writeApp({ main }), args: ['--no-sandbox'] });
  const seen = await app.evaluate(() => Reflect.get(globalThis, 'seen') as unknown);
  expect(seen).toEqual({ before: true, after: false });
});

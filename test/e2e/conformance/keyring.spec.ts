import { Buffer } from 'node:buffer';
import { expect, test } from './fixture-app.ts';

test('what one run encrypts the next one decrypts', async ({ launch, writeApp }) => {
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const sealed = await app.evaluate(async ({ app: electronApp, safeStorage }) => {
    await electronApp.whenReady();
    return (await safeStorage.encryptStringAsync('a secret · 秘密')).toString('base64');
  });
  expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('secret');
  await app.restart();

  const open = (text: string) =>
    app.evaluate(async ({ app: electronApp, safeStorage }, base64) => {
      await electronApp.whenReady();
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(base64, 'base64'),
      );
      return { result, shouldReEncrypt };
    }, text);
  expect(await open(sealed)).toEqual({ result: 'a secret · 秘密', shouldReEncrypt: false });
  const damaged = Buffer.from(sealed, 'base64');
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  await expect(open(damaged.toString('base64'))).rejects.toThrow();
});

test('a keyring can hang and answer late, fail until the next start, and be a different one', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main: '' }), encryption: { keyring: 'hangs' } });
  const seal = () =>
    app.evaluate(async ({ app: electronApp, safeStorage }) => {
      await electronApp.whenReady();
      return (await safeStorage.encryptStringAsync('late')).toString('latin1').slice(0, 3);
    });
  let isSettled = false;
  const late = seal().finally(() => {
    isSettled = true;
  });
  expect(await app.evaluate(() => 'still here')).toBe('still here');
  expect(isSettled).toBe(false);
  await app.setEncryption({ keyring: 'works' });
  expect(await late).toBe('v11');

  await app.setEncryption({ keyring: 'temporarily-unavailable' });
  await expect(seal()).rejects.toThrow('temporarily unavailable. Please try again.');
  await app.setEncryption({ keyring: 'works', tag: 'v10', backend: 'basic_text' });
  await expect(seal(), 'failed once, failed for this run').rejects.toThrow('temporarily');
  await app.restart();
  await app.setEncryption({ keyring: 'works', tag: 'v10', backend: 'basic_text' });
  expect(await seal()).toBe('v10');
  expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
    'basic_text',
  );

  await app.setEncryption({ decrypt: 'garbage', shouldReEncrypt: true });
  const opened = await app.evaluate(async ({ safeStorage }) =>
    safeStorage.decryptStringAsync(await safeStorage.encryptStringAsync('clear')),
  );
  expect(opened.shouldReEncrypt).toBe(true);
  expect(opened.result).not.toBe('clear');
  await app.setEncryption({ available: false });
  await expect(seal()).rejects.toThrow('not available');
});

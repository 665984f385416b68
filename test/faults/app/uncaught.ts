import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { fault } from '../fault.ts';
import { bench, PATIENCE } from './app-bench.ts';

const LOST = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

fault(
  106,
  'modelled',
  'A',
  'errors that nobody caught: no dialog, one notice, on it goes',
  async () => {
    const { app, until, signIn, ask } = await bench.start();
    bench.mayFail(app);
    await signIn();
    for (let times = 0; times < 3; times += 1) {
      await app.evaluate((_electron, token) => {
        setTimeout(() => {
          throw new Error(`thrown beside ${token}`);
        });
        void Promise.reject(new Error(`rejected beside ${token}`));
      }, LOST);
      await until(({ mishap }) => mishap === 'internalError' || times > 0, 'the word of it');
    }
    const log = (): string => readFileSync(path.join(app.userData, 'logs/pilot-light.log'), 'utf8');
    await expect.poll(() => log().match(/thrown beside/g)?.length, PATIENCE).toBe(3);
    expect(log().match(/rejected beside/g)).toHaveLength(3);
    expect(log()).not.toContain(LOST);
    expect((await app.notices()).map(({ title }) => title)).toEqual([
      'Something inside Pilot Light has failed',
    ]);
    expect(await app.evaluate(({ app: own }) => own.isReady())).toBe(true);
    await ask((bridge) => bridge.dismissMishap());
    await until(
      ({ mishap, accounts }) => mishap === null && accounts.length === 1,
      'all as before',
    );
  },
);

fault(
  106,
  'modelled',
  'A',
  'a start that throws says so, ends with 1 and leaves no lock',
  async () => {
    const userData = bench.folder();
    const appDir = bench.folder();
    const { name, productName, version } = JSON.parse(
      readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
    );
    writeFileSync(
      path.join(appDir, 'package.json'),
      JSON.stringify({ name, productName, version, main: 'broken.cjs' }),
    );
    const built = JSON.stringify(path.join(ROOT, 'out/main/index.cjs'));
    writeFileSync(
      path.join(appDir, 'broken.cjs'),
      `const { nativeTheme, dialog } = require('electron');
     nativeTheme.on = () => { throw new Error('no theme here'); };
     const show = dialog.showErrorBox;
     dialog.showErrorBox = (title, text) => { console.error('SHOWN', title, text); show(title, text); };
     require(${built});`,
    );
    const { app, simulator } = await bench.start({ userData, appDir });
    bench.mayFail(app);
    await expect.poll(() => app.hasExited(), PATIENCE).toBe(true);
    expect(await app.quit()).toBe(1);
    expect(app.output()).toContain('SHOWN Pilot Light could not start');
    expect(app.output()).toContain('no theme here');
    const { until } = await bench.start({ userData }, simulator);
    await until(() => true, 'the next start comes up');
  },
);

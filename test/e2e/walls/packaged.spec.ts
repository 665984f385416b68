import type { Bridge } from '../../../src/shared/ipc.ts';
import { ROOT } from '../../support/root.ts';
import { expect, test } from '../driver/fixtures.ts';

test.describe('a shipped app', () => {
  test('takes no orders from the environment', async ({ launch, simulator }) => {
    const env = {
      PILOT_LIGHT_GITHUB: simulator.url,
      PILOT_LIGHT_TIME_SCALE: 'fast',
      PILOT_LIGHT_UNKNOWN: '1',
    };
    const app = await launch({ appDir: ROOT, packaged: true, env });
    const page = await app.window();
    await expect(
      page.getByRole('heading', { name: 'A Copilot token, always ready' }),
    ).toBeVisible();
    const hosts = await page.evaluate(
      async () => (await (window as unknown as { pilotLight: Bridge }).pilotLight.getView()).hosts,
    );
    expect(hosts).toEqual(['github.com']);
    expect(await simulator.control.log()).toEqual([]);
  });

  test('has no developer tools and prints nothing', async ({ launch }) => {
    const app = await launch({ appDir: ROOT, packaged: true });
    const page = await app.window();
    await expect(
      page.getByRole('heading', { name: 'A Copilot token, always ready' }),
    ).toBeVisible();
    const states = await app.windowStates();
    expect(states.map(({ webPreferences }) => webPreferences['devTools'])).toEqual([false]);
    expect(app.output()).toBe('');
  });
});

import { expect, it } from 'vitest';
import { createTroubles } from '../../desk/troubles.ts';
import { startSimulator } from '../../simulator/simulator.ts';

it('begins and ends what goes wrong, one thing at a time', async () => {
  const simulator = await startSimulator();
  const { control, url } = simulator;
  const network: boolean[] = [];
  const setOnline = async (isOnline: boolean) => void network.push(isOnline);
  const troubles = createTroubles({ control, setOnline });
  const isOn = () => troubles.all().filter((one) => one.isOn);
  const exchange = async () => (await fetch(`${url}/copilot_internal/v2/token`)).status;

  await troubles.press('outage');
  expect(await exchange()).toBe(503);
  await troubles.press('offline');
  expect(isOn().map(({ id }) => id)).toEqual(['offline']);
  expect(await exchange()).not.toBe(503);
  await troubles.press('offline');
  expect(network).toEqual([false, true]);
  expect(isOn()).toEqual([]);
  await troubles.press('revoked');
  expect(isOn().map(({ id }) => id)).toEqual(['revoked']);
  troubles.approved();
  expect(isOn()).toEqual([]);
  await expect(troubles.press('unheard of')).rejects.toThrow('unheard of');
  await simulator.close();
});

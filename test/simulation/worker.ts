import { type SimulationOptions, simulate } from './simulate.ts';

/** One life after the other, as they are asked for. */
process.on('message', (options: SimulationOptions) => {
  void simulate(options).then((one) => process.send?.(one));
});

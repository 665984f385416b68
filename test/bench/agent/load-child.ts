import { askSteadily, type Load } from './load.ts';

/** A process of its own: what drives the window and plays GitHub must not be measured with the answers. */
process.on('message', (load: Load) => {
  void askSteadily(load).then((took) => process.send?.(took));
});

import { chooseSeed } from './choose-seed.ts';

/** The one of this run; vitest's configuration has chosen it. */
export const SEED = chooseSeed(process.env);

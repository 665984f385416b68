import type { VirtualRandom } from '../support/virtual-random.ts';
import type { World } from './world.ts';

/** One thing that befalls the world. At the same instant of the same world it does the same again. */
export interface Happening {
  /** True milliseconds since the first start. */
  readonly atMs: number;
  readonly kind: string;
  /** All that is random in it comes from here. */
  readonly seed: number;
}

/** A kind of happening: how often it comes, and what it does. */
export interface Kind {
  /** How often, on the average day. */
  readonly perDay: number;
  /** Answers whether anything happened: nobody can deny a code that is not shown. May let time pass. */
  readonly befall: (world: World, dice: VirtualRandom) => Befallen | Promise<Befallen>;
}

type Befallen = boolean | void;

/** Kinds by their names. */
export type Kinds = Readonly<Record<string, Kind>>;

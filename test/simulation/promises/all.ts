import { bounded } from './bounded.ts';
import { claims } from './claims.ts';
import { closed } from './closed.ts';
import { deleted } from './deleted.ts';
import { face } from './face.ts';
import { handed } from './handed.ts';
import { kept } from './kept.ts';
import { nextAction } from './next-action.ts';
import { noted } from './noted.ts';
import { oneFlight } from './one-flight.ts';
import { owed } from './owed.ts';
import { polite } from './polite.ts';
import type { Promised } from './promise.ts';
import { secret } from './secret.ts';
import { served } from './served.ts';
import { usage } from './usage.ts';
import { verdict } from './verdict.ts';

/** Everything that is demanded after every step. */
export const PROMISES: readonly Promised[] = [
  kept,
  served,
  handed,
  oneFlight,
  bounded,
  secret,
  nextAction,
  deleted,
  polite,
  face,
  verdict,
  usage,
  noted,
  closed,
  claims,
  owed,
];

import { json } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { MODELS } from './models.ts';
import { refuseStranger } from './refusals.ts';

/** `GET {endpoints.api}/models`: the cheapest proof that a Copilot token is good. */
export function models(request: SimulatedRequest, world: World): Reply {
  return refuseStranger(request, world) ?? json(200, { object: 'list', data: MODELS });
}

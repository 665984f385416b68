import type { AgentReply } from '../../src/main/ports.ts';
import { agentRequest } from '../support/modelled-socket.ts';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import { press } from './person.ts';
import { tokenIn } from './secrets.ts';
import type { World } from './world.ts';

const PATHS = ['token', 'header', 'status', 'endpoint', 'accounts', 'doctor'] as const;

/** Programs ask the agent, as often and for as much as they like; a person turns it on for them. */
export async function programsAsk(world: World, dice: VirtualRandom): Promise<boolean> {
  if (!world.isRunning()) return false;
  await press(world, 'agent:turn', true);
  const untilMs = world.trueMs() + dice.scaled(SECOND_MS, 10 * MINUTE_MS);
  while (world.isRunning() && world.trueMs() < untilMs) {
    for (let caller = dice.between(1, 6); caller > 0; caller -= 1) askOnce(world, dice);
    await world.pass(dice.scaled(SECOND_MS / 10, MINUTE_MS));
  }
  if (dice.chance(0.3)) await press(world, 'agent:turn', false);
  return true;
}

function askOnce(world: World, dice: VirtualRandom): void {
  const path = dice.pick(PATHS);
  const wish = Math.floor(dice.scaled(1, 100_000));
  const query = path === 'token' || path === 'header' ? `?min_valid=${wish}` : '';
  const caller = { 'pilot-light-caller': `program ${Math.floor(dice.between(0, 50))}` };
  world.machine.clock.stir();
  const answer = world.app().ask(agentRequest(`/v1/${path}${query}`, caller));
  void answer?.then((reply) => note(world, reply));
}

/** A token is looked at for its life, and all else that was said for secrets. */
function note(world: World, { status, body, headers }: AgentReply): void {
  const token = status === 200 ? tokenIn(body) : null;
  const rest = token === null ? body : body.replaceAll(token, '');
  world.sight.told.push(`${JSON.stringify(headers)}${rest}`);
  if (token === null) return;
  for (const [host, server] of world.hosts) {
    const lifeMs = server.lifeLeftMs(token);
    if (lifeMs === null) continue;
    world.handed.push({ host, lifeMs, isExcused: world.excuses.holdsFor(host) });
  }
}

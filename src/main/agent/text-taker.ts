import { agent as numbers } from '../config.ts';
import type { AgentAnswers } from '../ports.ts';
import { createRedacting } from '../secrets/redacting.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { readAsked, wantsJson } from './asked.ts';
import { type CallerProblem, problemReply, TOO_MANY } from './problems.ts';

interface TextTakerPorts {
  readonly placesIn: Redactor['placesIn'];
  readonly isAllowed: () => boolean;
}

/** Takes secrets out of texts that programs send, a few at once: the app alone knows what to look for. */
export function createTextTaker({ placesIn, isAllowed }: TextTakerPorts): AgentAnswers['take'] {
  let open = 0;
  return (request) => {
    const isJson = wantsJson(request);
    const reading = readAsked(request);
    if (reading.kind === 'wrong') return problemReply(reading.problem, isJson);
    if (!isAllowed()) return problemReply(TOO_MANY, isJson);
    if (open >= numbers.textsAtOnce) return problemReply(TOO_MANY_TEXTS, isJson);
    open += 1;
    const { push, end } = createRedacting({ placesIn }, numbers.textOverlap);
    const close = (): void => {
      open -= 1;
    };
    return { push, end, close };
  };
}

const TOO_MANY_TEXTS: CallerProblem = {
  kind: 'tooMany',
  detail: 'Pilot Light has other texts in hand: ask again in a second.',
  retryAfterMs: 1000,
};

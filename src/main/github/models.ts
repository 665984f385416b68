import { http } from '../config.ts';
import type { ModelsAnswer, ModelsCall } from '../ports.ts';
import type { Tools } from './tools.ts';

const LIMITS = {
  deadlineMs: http.identityDeadlineMs,
  maximumBodyBytes: http.maximumModelsBytes,
};

/** Hears whether the Copilot API takes a token, which costs no quota. What it lists is of no interest here. Never rejects. */
export async function askForModels(
  tools: Tools,
  call: ModelsCall,
  signal: AbortSignal,
): Promise<ModelsAnswer> {
  const { host } = call;
  const request = tools.requests.models(call);
  const reply = await tools.send({ host, purpose: 'models', request, signal, limits: LIMITS });
  return reply.kind === 'trouble' ? reply : { kind: 'said', status: reply.answer.status };
}

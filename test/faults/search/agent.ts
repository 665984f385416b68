import type { AgentReply } from '../../../src/main/ports.ts';
import { sawAt } from './search.ts';

/** The search looks at what a program was answered, but for the token that it has asked for. */
export function sawAnswer(
  { headers, body }: Pick<AgentReply, 'headers' | 'body'>,
  askedFor: string | null = null,
): void {
  const rest = askedFor === null ? body : body.replaceAll(askedFor, '');
  sawAt('agent', `${JSON.stringify(headers)}\n${rest}`);
}

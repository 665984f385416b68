import type {
  AgentAnswers,
  AgentOpening,
  AgentReply,
  AgentRequest,
  AgentSocket,
} from '../../src/main/ports.ts';

/** The agent's socket without the socket: a test calls where a program would connect. */
export interface ModelledSocket extends AgentSocket {
  /** What the next attempts to open come to; it opens when empty. */
  readonly openings: AgentOpening[];
  /** As a program asks; null where nobody listens. */
  readonly ask: (request: AgentRequest) => Promise<AgentReply> | null;
  /** As the socket refuses what it cannot take; null where nobody listens. */
  readonly refuse: (...misuse: Parameters<AgentAnswers['refuse']>) => AgentReply | null;
  readonly isOpen: () => boolean;
  /** Somebody takes it away: programs find it no more. */
  readonly lose: () => void;
}

export function createModelledSocket(): ModelledSocket {
  let asked: AgentAnswers | null = null;
  let isLost = false;
  const openings: AgentOpening[] = [];
  return {
    openings,
    open(answers) {
      const opening = openings.shift() ?? { kind: 'open', address: '/run/agent.sock' };
      if (opening.kind === 'open') asked = answers;
      isLost = false;
      return Promise.resolve(opening);
    },
    close() {
      asked = null;
      return Promise.resolve();
    },
    isFound: () => asked !== null && !isLost,
    lose() {
      isLost = true;
    },
    ask: (request) => (isLost ? null : (asked?.answer(request) ?? null)),
    refuse: (...misuse) => asked?.refuse(...misuse) ?? null,
    isOpen: () => asked !== null,
  };
}

/** A good request, as programs send it. */
export function agentRequest(
  target: string,
  headers: Readonly<Record<string, string>> = {},
): AgentRequest {
  return { method: 'GET', target, headers: { 'pilot-light': '1', ...headers } };
}

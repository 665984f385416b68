import type { KnownClaim } from '../../x-ray.ts';

/** What a Copilot token says by itself. */
export const xRay = {
  title: 'What the token says',
  /** Above the list. */
  meaning:
    'Read on this computer. GitHub documents none of it; the meanings are what its editors make of it. The signature is left out.',
  none: 'There is no token at hand to read.',
  silent: 'This token has nothing in it that can be read.',
  show: 'Show',
  hide: 'Hide',
  masked: 'Hidden, because it is about you',
  unknown: 'Unknown to Pilot Light.',
  endsAt: (at: string) => `The token ends at ${at}. The number counts seconds since 1970.`,
  claims: {
    tid: 'Your number in GitHub’s statistics. It is the same in every token.',
    ol: 'The organizations that you have Copilot from, by number.',
    exp: 'When the token ends.',
    sku: 'What was bought, by GitHub’s name for it.',
    'proxy-ep': 'The server for completions in the editor.',
    st: 'Where the account lives; dotcom is github.com.',
    ssc: 'A switch that is explained nowhere.',
    chat: '1: chat is allowed.',
    cit: '1: suggestions may name the public code that they match.',
    malfil: '1: malicious content is filtered out.',
    editor_preview_features: '1: preview features of the editor are allowed.',
    agent_mode: '1: agent mode is allowed.',
    agent_mode_auto_approval: '1: agents may go on without asking each time.',
    mcp: '1: MCP servers are allowed.',
    ccr: '1: code review by Copilot is allowed.',
    '8kp': '1: longer prompts are allowed.',
    ip: 'The internet address that the token was given to.',
    asn: 'The network of your internet provider, by number.',
    sn: 'A switch that is explained nowhere.',
    rt: '1: the editor may send detailed telemetry.',
    fcv1: 'A switch that is explained nowhere.',
    client_byok: '1: models with a key of your own are allowed.',
    dom: 'Explained nowhere. By its name, a domain.',
    u: 'Explained nowhere. It may stand for you.',
    id: 'The first part of an older kind of token. It stands for you.',
    org: 'The organization that you have Copilot from.',
  } satisfies Readonly<Record<KnownClaim, string>>,
};

/** The fields of a Copilot token of which something is known, in the order in which GitHub writes them. */
export const KNOWN_CLAIMS = [
  'tid',
  'ol',
  'exp',
  'sku',
  'proxy-ep',
  'st',
  'ssc',
  'chat',
  'cit',
  'malfil',
  'editor_preview_features',
  'agent_mode',
  'agent_mode_auto_approval',
  'mcp',
  'ccr',
  '8kp',
  'ip',
  'asn',
  'sn',
  'rt',
  'fcv1',
  'client_byok',
  'dom',
  'u',
  // Of the older format, whose fields have no names but their places.
  'id',
  'org',
] as const;

/** One of {@link KNOWN_CLAIMS}. */
export type KnownClaim = (typeof KNOWN_CLAIMS)[number];

/** One field of a token, ready to be shown; the signature behind the fields is none. */
export interface TokenClaim {
  readonly name: string;
  /** Null while it is masked: it is about the person, and sent only when they ask. */
  readonly value: string | null;
}

/** GitHub's have about twenty; a token with more is cut. */
export const MAXIMUM_CLAIMS = 64;

/** GitHub's longest is `agent_mode_auto_approval`. */
export const MAXIMUM_CLAIM_NAME_LENGTH = 64;

/** GitHub's longest is a host name or a list of organizations; what is cut ends in `…`. */
export const MAXIMUM_CLAIM_VALUE_LENGTH = 256;

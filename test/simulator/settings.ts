import * as v from 'valibot';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const Settings = v.object({
  /** The status of OAuth errors: GitHub says 200, RFC 8628 says 400. */
  oauthErrorStatus: v.picklist([200, 400]),
  /** Leave `x-github-request-id` out of every answer, as a proxy that strips headers would. */
  omitRequestId: v.boolean(),
  /** Move the server's whole clock by this much: `Date`, `expires_at`, the `exp` in the token. */
  clockSkewMs: v.number(),
  /** Move only the `Date` header further by this much. */
  dateHeaderSkewMs: v.number(),
  /** The `interval` of new device codes, and how long they live. */
  intervalSeconds: positive,
  deviceCodeLifeSeconds: positive,
  /** The life of a new Copilot token and its `refresh_in`. */
  copilotTokenLifeSeconds: positive,
  refreshInSeconds: v.number(),
  /** What `endpoints.api` says; null is the simulator itself. */
  apiEndpoint: v.nullable(v.string()),
  /** The Copilot API answers 421, as the host of another plan does. */
  misdirected: v.boolean(),
  /**
   * The Copilot API takes GitHub tokens, as GitHub's does from its newest clients. By default it refuses them, and they
   * stand in the log as leaks.
   */
  takesGitHubTokens: v.boolean(),
  /** Whether the host has `/credentials/revoke`. */
  revokes: v.boolean(),
  /** What models want a caller's tool to run before they say "pong"; null, the default, is nothing. */
  toolCommand: v.nullable(v.string()),
  /**
   * The latest release of a repository, `OWNER/NAME`; null, the default, is none. `movedTo`: the repository has been
   * renamed. GitHub never calls a draft or a prerelease the latest: `isDraft` and `isPrerelease` are for who relies on it.
   */
  release: v.nullable(
    v.object({
      repository: v.string(),
      tag: v.string(),
      isDraft: v.optional(v.boolean(), false),
      isPrerelease: v.optional(v.boolean(), false),
      movedTo: v.optional(v.nullable(v.string()), null),
    }),
  ),
  /** Whose browser it is: approves by default. */
  browserLogin: v.string(),
  /** The `ip` inside the Copilot token; an IPv6 address brings colons into it. */
  tokenIp: v.string(),
});
export type Settings = v.InferOutput<typeof Settings>;

export const SettingsChange = v.partial(Settings);
export type SettingsChange = v.InferInput<typeof SettingsChange>;

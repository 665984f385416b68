/**
 * The `X-GitHub-Api-Version` of each name-space that this product speaks to; null where none is sent.
 *
 * - `public` (`/user`, `/credentials/revoke`): GitHub's own Copilot clients send none, and GitHub answers 400 to a version that it does not list
 *   (https://docs.github.com/en/rest/about-the-rest-api/api-versions).
 * - `copilot` (the Copilot API): programs that are fed with tokens send none, and what they would be told is asked for; an
 *   old one would be answered 466 sooner or later (microsoft/vscode#294305).
 * - `internal` (`/copilot_internal/…`): what VS Code sends with the exchange and with the plan
 *   (https://github.com/microsoft/vscode-copilot-chat, `networking.ts`); the public versions are unknown there.
 */
export const apiVersions = { public: null, internal: '2025-04-01', copilot: null } as const;

/** Which of the versions in {@link apiVersions} a request names. */
export type ApiNameSpace = keyof typeof apiVersions;

import type { HttpRequest, ModelsCall } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { type ApiNameSpace, apiVersions } from './api-versions.ts';
import { hostKind, isHost } from './hosts.ts';
import { type TokenEndpoint, tokenAddress } from './token-hosts.ts';
import { copilotApiUrl } from './trusted-urls.ts';

/** A request that has not been given its signal yet. */
export type RequestDraft = Omit<HttpRequest, 'signal'>;

/** What a form says, by the names of its fields. */
export type FormFields = Readonly<Record<string, string | Secret>>;

/** A call of a host's REST API. */
interface RestCall {
  readonly host: string;
  readonly method: 'GET' | 'POST';
  readonly space: ApiNameSpace;
  readonly endpoint: TokenEndpoint;
}

/**
 * Builds requests; null for a host that none may be sent to (`token-hosts.ts`).
 *
 * The only file of the wire where a secret leaves its wrapper, into a body or a header.
 */
export interface RequestBuilder {
  /** The sign-in pages' way; without `Accept` they would answer form-encoded. */
  form(host: string, endpoint: TokenEndpoint, fields: FormFields): RequestDraft | null;
  /** The REST API's way, on behalf of a GitHub token. */
  rest(call: RestCall, gitHubToken: Secret): RequestDraft | null;
  /**
   * The way of the credentials that shall end: in the body alone, for GitHub refuses whoever says who they are. A GitHub
   * Enterprise Server wants to know, and is told by the first of them.
   */
  revocation(host: string, credentials: readonly [Secret, ...Secret[]]): RequestDraft | null;
  /** The Copilot API's way, on behalf of a Copilot token; null for an address that may not have it. */
  models(call: ModelsCall): RequestDraft | null;
  /** The REST API's way without a credential: what is asked so is no account's affair. */
  anonymous(host: string, url: string): RequestDraft | null;
  /** A picture that belongs to the host; carries no credential. */
  image(host: string, url: string): RequestDraft | null;
}

/** Builds requests that say who we are: this product and its version, never another one's. */
export function createRequests(version: string, allowLoopback: boolean): RequestBuilder {
  const introduction = {
    'User-Agent': `PilotLight/${version}`,
    'Editor-Version': `PilotLight/${version}`,
    'Editor-Plugin-Version': `pilot-light/${version}`,
  };
  return {
    form(host, endpoint, fields) {
      const url = tokenAddress(host, endpoint, allowLoopback);
      if (url === null) return null;
      const headers = {
        ...introduction,
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      };
      return { url, method: 'POST', headers, body: encodeForm(fields) };
    },
    rest({ host, method, space, endpoint }, gitHubToken) {
      const url = tokenAddress(host, endpoint, allowLoopback);
      if (url === null) return null;
      const headers = {
        ...introduction,
        Accept: 'application/json',
        Authorization: `Bearer ${gitHubToken.reveal()}`,
        ...versionHeader(space),
      };
      return { url, method, headers, body: null };
    },
    revocation(host, credentials) {
      const url = tokenAddress(host, 'revoke', allowLoopback);
      if (url === null) return null;
      const texts = credentials.map((credential) => credential.reveal());
      const headers = {
        ...introduction,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...(hostKind(host) === 'server' ? { Authorization: `Bearer ${texts[0]}` } : {}),
        ...versionHeader('public'),
      };
      return { url, method: 'POST', headers, body: JSON.stringify({ credentials: texts }) };
    },
    models({ host, apiUrl, copilotToken, integrationId }) {
      // Looked at again: no other address than the one that it was checked for gets the token.
      if (!isHost(host, allowLoopback) || copilotApiUrl(host, apiUrl) !== apiUrl) return null;
      const headers = {
        ...introduction,
        Accept: 'application/json',
        Authorization: `Bearer ${copilotToken.reveal()}`,
        ...(integrationId === null ? {} : { 'Copilot-Integration-Id': integrationId }),
        ...versionHeader('copilot'),
      };
      return { url: `${apiUrl}/models`, method: 'GET', headers, body: null };
    },
    anonymous(host, url) {
      if (!isHost(host, allowLoopback)) return null;
      const headers = {
        'User-Agent': introduction['User-Agent'],
        Accept: 'application/json',
        ...versionHeader('public'),
      };
      return { url, method: 'GET', headers, body: null };
    },
    image(host, url) {
      if (!isHost(host, allowLoopback)) return null;
      const headers = { 'User-Agent': introduction['User-Agent'], Accept: 'image/*' };
      return { url, method: 'GET', headers, body: null };
    },
  };
}

function versionHeader(space: ApiNameSpace): Readonly<Record<string, string>> {
  const version = apiVersions[space];
  return version === null ? {} : { 'X-GitHub-Api-Version': version };
}

function encodeForm(fields: FormFields): string {
  const revealed = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : value.reveal(),
  ]);
  return new URLSearchParams(revealed).toString();
}

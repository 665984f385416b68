import type { HttpRequest } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { type ApiNameSpace, apiVersions } from './api-versions.ts';

export type RequestDraft = Omit<HttpRequest, 'signal'>;

export type FormFields = Readonly<Record<string, string | Secret>>;

/** Builds requests. The only file of the wire where a secret leaves its wrapper, into a body or a header. */
export interface Requests {
  /** The sign-in pages' way; without `Accept` they would answer form-encoded. */
  form(url: string, fields: FormFields): RequestDraft;
  /** The REST API's way, on behalf of a GitHub token. */
  rest(space: ApiNameSpace, method: 'GET' | 'POST', url: string, gitHubToken: Secret): RequestDraft;
  /** Carries no credential. */
  image(url: string): RequestDraft;
}

/** Requests that say who we are: this product and its version, never another one's. */
export function createRequests(version: string): Requests {
  const introduction = {
    'User-Agent': `PilotLight/${version}`,
    'Editor-Version': `PilotLight/${version}`,
    'Editor-Plugin-Version': `pilot-light/${version}`,
  };
  return {
    form: (url, fields) => ({
      url,
      method: 'POST',
      headers: {
        ...introduction,
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: encodeForm(fields),
    }),
    rest: (space, method, url, gitHubToken) => ({
      url,
      method,
      headers: {
        ...introduction,
        Accept: 'application/json',
        Authorization: `Bearer ${gitHubToken.reveal()}`,
        ...versionHeader(space),
      },
      body: null,
    }),
    image: (url) => ({
      url,
      method: 'GET',
      headers: { 'User-Agent': introduction['User-Agent'], Accept: 'image/*' },
      body: null,
    }),
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

import { http, SCOPE } from '../config.ts';
import type { RequestPurpose } from '../ports.ts';
import type { Limits } from './fetch-within.ts';
import type { FormFields } from './requests.ts';
import type { TokenEndpoint } from './token-hosts.ts';
import type { Tools } from './tools.ts';
import type { Wire } from './wire.ts';

/** What a form is for, and who must get it. */
interface LoginForm {
  readonly host: string;
  readonly purpose: RequestPurpose;
  readonly endpoint: Extract<TokenEndpoint, 'deviceCode' | 'accessToken'>;
  readonly fields: FormFields;
}

/** A token is granted once: whoever gives up on that answer has lost it. */
const onceOnly: Limits = { ...http, deadlineMs: http.unrepeatableDeadlineMs };

/** Sends a form to one of a host's login endpoints. Never rejects. */
export function sendForm(
  { requests, send }: Tools,
  { host, purpose, endpoint, fields }: LoginForm,
  signal: AbortSignal,
): ReturnType<Wire> {
  const request = requests.form(host, endpoint, fields);
  const limits = endpoint === 'accessToken' ? onceOnly : http;
  return send({ host, purpose, request, signal, limits });
}

/**
 * Asks a host for a device code. Never rejects.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.1
 */
export function askForCode(
  tools: Tools,
  { host, purpose }: Pick<LoginForm, 'host' | 'purpose'>,
  clientId: string,
  signal: AbortSignal,
): ReturnType<Wire> {
  const fields = { client_id: clientId, scope: SCOPE };
  return sendForm(tools, { host, purpose, endpoint: 'deviceCode', fields }, signal);
}

import * as v from 'valibot';

import { LINKS, type Requests } from '../../shared/ipc.ts';
import { COPY_FORMATS } from '../../shared/token-copy.ts';

const none = v.null();
const choice = v.boolean();
/** `host/id` or `host/new-…`: a host name has at most 253 characters, an id at most 20. */
const accountKey = v.pipe(v.string(), v.minLength(3), v.maxLength(300));
/** Only its size is checked here; whether it names a host is for the host rules. */
const host = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
/** GitHub's ids look like `Iv1.b507a08c87ecfe98` or `Ov23liABCdef012345`; the form is theirs to change. */
const clientId = v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/));
/** Up to an hour: what is still in the clipboard then was forgotten there. */
const clipboardSeconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600));
/** Up to an hour: no Copilot token is known to live longer than that when fresh. */
const minimumLifeMinutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
/** More hosts than anybody has, few enough for a menu. */
const hosts = v.pipe(v.array(host), v.maxLength(20));

const settingsChange = v.strictObject({
  startAtLogin: v.exactOptional(v.boolean()),
  notices: v.exactOptional(v.boolean()),
  clipboardSeconds: v.exactOptional(clipboardSeconds),
  minimumLifeMinutes: v.exactOptional(minimumLifeMinutes),
  language: v.exactOptional(v.picklist(['system', 'en', 'ja'])),
  theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  hosts: v.exactOptional(hosts),
  clientId: v.exactOptional(v.nullable(clientId)),
});

/**
 * What each request may carry. A request without a schema does not compile, and one with unknown fields is refused.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export const ipcArguments: {
  readonly [K in keyof Requests]: v.GenericSchema<unknown, Requests[K][0]>;
} = {
  'view:get': none,
  'sign-in:start': v.strictObject({ host, accountKey: v.nullable(accountKey) }),
  'sign-in:cancel': none,
  'sign-in:check-now': none,
  'sign-in:copy-code-and-open': none,
  'sign-in:copy-code': none,
  'sign-in:copy-link': none,
  'sign-in:confirm-account': choice,
  'sign-in:dismiss': none,
  'account:select': accountKey,
  'account:sign-out': accountKey,
  'account:refresh': accountKey,
  'account:copy-refusal': accountKey,
  'token:copy': v.strictObject({ accountKey, format: v.picklist(COPY_FORMATS) }),
  'storage:allow-unprotected': choice,
  'storage:retry': none,
  'app:restart': none,
  'app:quit': none,
  'settings:change': settingsChange,
  'settings:add-host': host,
  'settings:dismiss-introduction': none,
  'mishap:dismiss': none,
  'link:open': v.strictObject({
    link: v.picklist(LINKS),
    accountKey: v.nullable(accountKey),
  }),
  'window:close': none,
};

import * as v from 'valibot';

import { LINKS, type Requests } from '../../shared/ipc.ts';
import {
  CLIENT_ID,
  LANGUAGE_CHOICES,
  MAXIMUM_ACCOUNT_KEY_LENGTH,
  MAXIMUM_CLIPBOARD_SECONDS,
  MAXIMUM_HOST_LENGTH,
  MAXIMUM_HOSTS,
  MAXIMUM_MINIMUM_LIFE_MINUTES,
  THEME_CHOICES,
} from '../../shared/settings-bounds.ts';
import { COPY_FORMATS } from '../../shared/token-copy.ts';

const none = v.null();
const choice = v.boolean();
/** The shortest is `a/1`. */
const accountKey = v.pipe(v.string(), v.minLength(3), v.maxLength(MAXIMUM_ACCOUNT_KEY_LENGTH));
/** Only its size is checked here; whether it names a host is for the host rules. */
const host = v.pipe(v.string(), v.minLength(1), v.maxLength(MAXIMUM_HOST_LENGTH));
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const settingsChange = v.strictObject({
  startAtLogin: v.exactOptional(v.boolean()),
  notices: v.exactOptional(v.boolean()),
  clipboardSeconds: v.exactOptional(upTo(MAXIMUM_CLIPBOARD_SECONDS)),
  minimumLifeMinutes: v.exactOptional(upTo(MAXIMUM_MINIMUM_LIFE_MINUTES)),
  language: v.exactOptional(v.picklist(LANGUAGE_CHOICES)),
  theme: v.exactOptional(v.picklist(THEME_CHOICES)),
  hosts: v.exactOptional(v.pipe(v.array(host), v.maxLength(MAXIMUM_HOSTS))),
  clientId: v.exactOptional(v.nullable(v.pipe(v.string(), v.regex(CLIENT_ID)))),
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

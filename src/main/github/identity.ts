import * as v from 'valibot';
import type { Identity } from '../ports.ts';
import { nameText, optional, WholeText, WireNumber } from './wire-fields.ts';

/** GitHub's logins have at most 39 characters, with a suffix for managed users; names are free text. */
const LONGEST_LOGIN = 100;
const LONGEST_NAME = 200;
/** It is stored with the account: an endless one would fill the vault. */
const LONGEST_ADDRESS = 2_048;

/** A person as `GET /user` and the note's `user` object describe them; only id and login must be there. */
export const WireIdentity = v.pipe(
  v.object({
    id: v.pipe(WireNumber, v.safeInteger(), v.minValue(1)),
    login: v.pipe(WholeText, v.regex(/^[\x21-\x7e]+$/), v.maxLength(LONGEST_LOGIN)),
    name: v.fallback(optional(nameText(LONGEST_NAME)), null),
    avatar_url: v.fallback(optional(v.pipe(WholeText, v.maxLength(LONGEST_ADDRESS))), null),
  }),
  v.transform(
    ({ id, login, name, avatar_url }): Identity => ({ id, login, name, avatarUrl: avatar_url }),
  ),
);

import { type LeakedFault, MAXIMUM_LEAKED_LENGTH } from '../../shared/leaked.ts';
import type { RevokedKind } from '../../shared/revocation.ts';
import { visibleText } from '../../shared/typed.ts';
import { Secret } from '../secrets/secret.ts';

/** The one token in a pasted text, or what is wrong with the text. */
export type LeakedReading =
  | {
      readonly kind: 'token';
      readonly what: Exclude<RevokedKind, 'signIn'>;
      readonly token: Secret;
    }
  | { readonly kind: 'wrong'; readonly fault: LeakedFault };

/**
 * Tokens of GitHub's, in whatever stands around them: a header, an assignment, a line of a log. None was ever shorter: what
 * is has lost its end, and GitHub says yes to whatever it is asked to end.
 */
const TOKENS = /\b(?:gh[a-z]_[A-Za-z0-9._-]{36,}|github_pat_\w{82,})/g;

/** Nothing, or what they are made of, may stand between two. */
const NEXT_TOKEN = /[._-]?(?=gh[a-z]_|github_pat_)/;

/** Two of its fields tell one: `tid=…;exp=…`. */
const COPILOT_TOKEN = /\b(?:tid|exp|sku|ol)=[^\s;"']*;/;

/** What GitHub takes to be revoked, by what it begins with. */
const KINDS: readonly (readonly [RegExp, Exclude<RevokedKind, 'signIn'>])[] = [
  [/^gh[our]_/, 'appToken'],
  [/^(?:ghp|github_pat)_/, 'personalToken'],
];

/** Reads what a person has pasted that got out. Pure; what it answers with is the only copy that it makes. */
export function readLeaked(pasted: string): LeakedReading {
  if (pasted.length > MAXIMUM_LEAKED_LENGTH) return wrong('tooLong');
  const text = visibleText(pasted);
  if (text === '') return wrong('empty');
  // A sentence goes on with a stop, and a token does not end with one.
  const all = (text.match(TOKENS) ?? []).flatMap((one) => one.split(NEXT_TOKEN));
  const found = new Set(all.map((one) => one.replace(/[.-]+$/, '')));
  const [token, another] = found;
  if (token === undefined) return wrong(COPILOT_TOKEN.test(text) ? 'copilot' : 'unknown');
  if (another !== undefined) return wrong('several');
  const what = KINDS.find(([beginning]) => beginning.test(token))?.[1];
  if (what === undefined) return wrong(token.startsWith('ghs_') ? 'installation' : 'unknown');
  return { kind: 'token', what, token: new Secret(token) };
}

function wrong(fault: LeakedFault): LeakedReading {
  return { kind: 'wrong', fault };
}

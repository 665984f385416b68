import { CLIENT_ID, TOKEN_START } from './settings-bounds.ts';

/** A pasted address may carry a long path; anything longer than this was meant as nothing that we ask for. */
export const MAXIMUM_TYPED_LENGTH = 2_048;

/** What can be wrong with a host that was typed or pasted. Each has words under the field. */
export const HOST_FAULTS = [
  'empty',
  'tooLong',
  'space',
  'quotes',
  'character',
  'userName',
  'port',
  'address',
  'oneLabel',
  'lookAlike',
  'otherGitHub',
  'invalid',
] as const;

/** One of {@link HOST_FAULTS}. */
export type HostFault = (typeof HOST_FAULTS)[number];

/** What can be wrong with a client id that was typed or pasted. */
export const CLIENT_ID_FAULTS = [
  'empty',
  'tooLong',
  'space',
  'quotes',
  'address',
  'token',
  'character',
] as const;

/** One of {@link CLIENT_ID_FAULTS}. */
export type ClientIdFault = (typeof CLIENT_ID_FAULTS)[number];

/** The client id that somebody means, or what is wrong with it. */
export type ClientIdReading =
  | { readonly kind: 'clientId'; readonly clientId: string }
  | { readonly kind: 'wrong'; readonly fault: ClientIdFault };

/** What nobody sees and some editors, chats and pages put between letters; the last one is the blank of braille. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]+/gu;

const QUOTES = /["'`´“”„‘’‚«»「」『』]/;

/** The text without what cannot be seen, and without space around it: what the person sees who has pasted it. */
export function visibleText(typed: string): string {
  return typed.replace(UNSEEN, '').trim();
}

/** What is wrong with the text's characters, whatever it was meant for; null when these are all right. */
export function strayCharacter(text: string): 'space' | 'quotes' | null {
  if (QUOTES.test(text)) return 'quotes';
  return /\s/.test(text) ? 'space' : null;
}

/** Reads a client id as a person types or pastes it. */
export function readClientId(typed: string): ClientIdReading {
  const clientId = visibleText(typed);
  return CLIENT_ID.test(clientId)
    ? { kind: 'clientId', clientId }
    : { kind: 'wrong', fault: clientIdFault(clientId) };
}

function clientIdFault(text: string): ClientIdFault {
  if (text === '') return 'empty';
  const stray = strayCharacter(text);
  if (stray !== null) return stray;
  if (TOKEN_START.test(text)) return 'token';
  if (/[:/?=&#]/.test(text)) return 'address';
  return /^[\w.-]*$/.test(text) ? 'tooLong' : 'character';
}

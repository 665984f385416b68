import type { Promised } from './promise.ts';

/** What the window is told of a token: its fields, by name. */
const CLAIMS = /^\[\{"name":"/;

/** Shown only when somebody asks for it. */
const ABOUT_PERSON = /"name":"(?:tid|ip|asn)","value":"/;

/** S: of a Copilot token the window is told what it says, and nothing of the person by itself. */
export const claims: Promised = {
  letter: 'S',
  watch: (world) => () =>
    world.sight.told
      .filter((text) => CLAIMS.test(text))
      .flatMap((text) => [
        ...(text.includes('{"name":"sku","value":"monthly_subscriber"}')
          ? []
          : ['a token is read, and its fields are not']),
        ...(ABOUT_PERSON.test(text) ? ['a token tells of its person unasked'] : []),
      ]),
};

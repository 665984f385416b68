import type { Secret } from './secret.ts';

/** Takes secrets out of text that is about to be written down. */
interface Redactor {
  /** From now on this secret is taken out wherever it stands, plain or encoded. Twice is as good as once. */
  register(secret: Secret): void;
  /** Undoes `register` of an equal secret. */
  forget(secret: Secret): void;
  /** The text without registered secrets and without anything that looks like one. Idempotent, never throws. */
  redact(text: string): string;
}

const MARK = '[redacted]';

/** No token is this short, and taking out every `ok` would leave no log. */
const SHORTEST_SECRET = 8;

/** A token lives for half an hour in a process that runs for months: older ones have long expired. */
const MOST_SECRETS = 256;

/**
 * What secrets look like, for those that nobody registered.
 *
 * - GitHub's tokens are getting longer and take `.` and `-`, so their length is not judged.
 * - A Copilot token is `key=value;…` up to a blank or a quote.
 * - `token` also stands in prose; what follows must be long to be a credential.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/gh[a-z]_[A-Za-z0-9._-]{20,}/g, MARK],
  [/github_pat_[A-Za-z0-9_]{20,}/g, MARK],
  [/\b(?:tid|exp|ol|sku)=[^\s"'`<>;]*;[^\s"'`<>]*/g, MARK],
  [/\b(bearer(?:\s+|%20|\+))[^\s"'`,]+/gi, `$1${MARK}`],
  [/\b(token(?:\s+|%20|\+))[^\s"'`,]{16,}/gi, `$1${MARK}`],
  [
    /((?:device_code|user_code|access_token|refresh_token)(?:\\?["'])?\s*(?:[=:]|%3D)\s*(?:\\?["'])?)[^\s"'`&,;}\\]+/gi,
    `$1${MARK}`,
  ],
];

interface Entry {
  readonly secret: Secret;
  readonly forms: readonly string[];
}

/** A {@link Redactor} that knows no secret yet. When there are too many, the oldest are forgotten. */
export function createRedactor(): Redactor {
  let entries: readonly Entry[] = [];
  let sorted: readonly string[] | null = null;

  function keep(next: readonly Entry[]): void {
    entries = next.slice(-MOST_SECRETS);
    sorted = null;
  }

  /** Longest first: where one secret begins with another, both must go whole. */
  function forms(): readonly string[] {
    sorted ??= entries.flatMap((entry) => entry.forms).toSorted((a, b) => b.length - a.length);
    return sorted;
  }

  function without(secret: Secret): readonly Entry[] {
    return entries.filter((entry) => !entry.secret.equals(secret));
  }

  return {
    register: (secret) => {
      const text = secret.reveal();
      if (text.length < SHORTEST_SECRET) return;
      keep([...without(secret), { secret, forms: formsOf(text) }]);
    },
    forget: (secret) => keep(without(secret)),
    redact: (text) => {
      const plain = forms().reduce((rest, form) => rest.replaceAll(form, MARK), text);
      return withoutLookalikes(plain);
    },
  };
}

/**
 * Looks again until nothing is found, as a mark can make what stands around it look like a secret: `token user_code=x`
 * is too short for a token until the code is taken out. It ends, because each change leaves fewer characters outside of
 * marks, or fewer marks.
 */
function withoutLookalikes(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = PATTERNS.reduce((one, [pattern, mark]) => one.replace(pattern, mark), before);
  }
  return rest;
}

/** The text itself and the ways in which it appears inside URLs, forms, JSON and base64. */
function formsOf(text: string): readonly string[] {
  // Through bytes, because `encodeURIComponent` throws on half a surrogate pair.
  const percent = encodeURIComponent(Buffer.from(text).toString());
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const escaped = JSON.stringify(text).slice(1, -1);
  const encoded = [percent, form].flatMap((one) => [one, lowerHex(one)]);
  const all = [
    text,
    ...encoded,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    ...base64Forms(text),
  ];
  return [...new Set(all)];
}

/**
 * Base64 groups three bytes, so inside a longer text (`Basic user:token`) a secret has one of three spellings. Of each,
 * only the characters that its neighbours cannot change.
 */
function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const stable = padded.slice(first, last);
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

import type { TroubleKind } from '../../shared/trouble.ts';
import { codeOf } from '../error-code.ts';

/**
 * What the texts of failed requests look like: Chromium's net errors (in the app), and Node's, OpenSSL's and undici's
 * codes and names (in tests and tools). The first match counts, so the more specific come first.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const SIGNS: readonly (readonly [RegExp, TroubleKind])[] = [
  [/redirect/i, 'portal'],
  [/PROXY_AUTH|proxy authentication required/i, 'proxyAuth'],
  // Nobody else may ask for a name: no request of ours carries what a system keeps for servers.
  [/ERR_(?:MISSING|INVALID)_AUTH_|ERR_UNSUPPORTED_AUTH_|ERR_MISCONFIGURED_AUTH_/, 'proxyAuth'],
  [/ERR_PROXY_CONNECTION|ERR_TUNNEL_CONNECTION|_PROXY_CONFIG|_PAC_|ERR_SOCKS_/, 'proxy'],
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION|ERR_DNS_|ENOTFOUND|EAI_AGAIN/, 'hostNotFound'],
  [/ERR_ICANN_NAME_COLLISION/, 'hostNotFound'],
  [/CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'clock'],
  [/ERR_CERT|ERR_SSL_|ERR_TLS_|ERR_BAD_SSL_|CERTIFICATE_INVALID|PINNED_KEY/, 'certificate'],
  [
    /CERT_|_CERT\b|_SIGNATURE\b|SELF_SIGNED|INVALID_PURPOSE|HOSTNAME_MISMATCH|\bEPROTO\b/,
    'certificate',
  ],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|ETIMEDOUT|UND_ERR_\w+_TIMEOUT|TimeoutError/, 'timeout'],
  [/ERR_CONTENT_DECODING|ERR_INVALID_(?:HTTP|CHUNKED|RESPONSE)|ERR_RESPONSE_HEADERS/, 'malformed'],
  // undici 7 and 8 (Node 24 and 26) no longer say the parser's code `HPE_…`: the name of the error is what all share.
  [/HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES/, 'malformed'],
  [/Z_(?:DATA|BUF)_ERROR|ERR__ERROR_FORMAT|ZSTD_/, 'malformed'],
];

/** Causes hang on causes; beyond this it is a loop. */
const MAXIMUM_DEPTH = 6;

/** Sorts whatever a failed request was rejected with. Total: what it does not know is `network`. */
export function kindOfReject(reason: unknown): TroubleKind {
  const text = textOfReject(reason);
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'network';
}

/** Names, codes and messages of an error and of its causes in one line, for sorting and for the log. */
export function textOfReject(reason: unknown): string {
  return chainOf(reason)
    .flatMap((link) =>
      typeof link === 'string' ? [link] : [link.name, codeOf(link) ?? '', link.message],
    )
    .filter((part) => part !== '')
    .join(' ');
}

/** A name as the network gives it, and nothing longer: a code may come from anywhere. */
const NAME = /^[A-Z][A-Z0-9_]{2,63}$/;

/** The network's own name for what happened (`ERR_CERT_DATE_INVALID`, `ECONNRESET`); null when it has none. */
export function nameOfReject(reason: unknown): string | null {
  const names = chainOf(reason).map((link) => {
    const [text, code] = typeof link === 'string' ? [link, null] : [link.message, codeOf(link)];
    return code ?? /net::(\w+)/.exec(text)?.[1] ?? '';
  });
  return names.find((name) => NAME.test(name)) ?? null;
}

/** An error and what it was caused by, outermost first; what is neither an error nor a text says nothing. */
function chainOf(reason: unknown, depth = 0): readonly (Error | string)[] {
  if (depth > MAXIMUM_DEPTH) return [];
  if (typeof reason === 'string') return [reason];
  if (!(reason instanceof Error)) return [];
  const inner: unknown[] = reason instanceof AggregateError ? reason.errors : [];
  return [reason, ...[reason.cause, ...inner].flatMap((cause) => chainOf(cause, depth + 1))];
}

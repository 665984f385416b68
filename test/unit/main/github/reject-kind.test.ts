import { describe, expect, it } from 'vitest';
import {
  kindOfReject,
  nameOfReject,
  textOfReject,
} from '../../../../src/main/github/reject-kind.ts';

/** As undici does: everything is a `TypeError`, and the truth is in its cause. */
function fetchFailed(code: string, message = ''): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

/** What each undici gave as the cause when it met `SSH-2.0`, two lengths that disagree, and a head without end. */
const UNDICI_CAUSES = [
  {
    undici: 'undici 6 (Node 20 and 22)',
    name: 'HTTPParserError',
    code: 'HPE_INVALID_CONSTANT',
    message: 'Response does not match the HTTP/1.1 protocol (Expected HTTP/)',
  },
  {
    undici: 'undici 6.21 (Node 20.19)',
    name: 'HTTPParserError',
    code: 'HPE_UNEXPECTED_CONTENT_LENGTH',
    message: 'Response does not match the HTTP/1.1 protocol (Duplicate Content-Length)',
  },
  {
    undici: 'undici 7 and 8 (Node 24 and 26)',
    name: 'HTTPParserError',
    code: undefined,
    message: 'Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)',
  },
  {
    undici: 'undici 6.28, 7 and 8 (Node 22.23, 24 and 26)',
    name: 'ResponseContentLengthMismatchError',
    code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    message: 'Response body length does not match content-length header',
  },
  {
    undici: 'every undici',
    name: 'HeadersOverflowError',
    code: 'UND_ERR_HEADERS_OVERFLOW',
    message: 'Headers Overflow Error',
  },
] as const;

const CHROMIUM_MESSAGES = [
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_CERT_DATE_INVALID', 'clock'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
  ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
  ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate'],
  ['net::ERR_PROXY_CERTIFICATE_INVALID', 'certificate'],
  ['net::ERR_PROXY_AUTH_REQUESTED', 'proxyAuth'],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxyAuth'],
  ['net::ERR_UNEXPECTED_PROXY_AUTH', 'proxyAuth'],
  ['net::ERR_MISSING_AUTH_CREDENTIALS', 'proxyAuth'],
  ['net::ERR_INVALID_AUTH_CREDENTIALS', 'proxyAuth'],
  ['net::ERR_UNSUPPORTED_AUTH_SCHEME', 'proxyAuth'],
  ['net::ERR_MISCONFIGURED_AUTH_ENVIRONMENT', 'proxyAuth'],
  ['net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_PAC_SCRIPT_FAILED', 'proxy'],
  ['net::ERR_INTERNET_DISCONNECTED', 'network'],
  ['net::ERR_NAME_NOT_RESOLVED', 'hostNotFound'],
  ['net::ERR_ICANN_NAME_COLLISION', 'hostNotFound'],
  ['net::ERR_CONNECTION_REFUSED', 'network'],
  ['net::ERR_CONNECTION_RESET', 'network'],
  ['net::ERR_NETWORK_CHANGED', 'network'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_TIMED_OUT', 'timeout'],
  ['net::ERR_EMPTY_RESPONSE', 'network'],
  ['net::ERR_CONTENT_LENGTH_MISMATCH', 'network'],
  ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'network'],
  ['net::ERR_CONTENT_DECODING_FAILED', 'malformed'],
  ['net::ERR_INVALID_CHUNKED_ENCODING', 'malformed'],
  ['net::ERR_ZSTD_WINDOW_SIZE_TOO_BIG', 'malformed'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'malformed'],
  ['net::ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH', 'malformed'],
  ['net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION', 'malformed'],
  ['net::ERR_RESPONSE_HEADERS_TOO_BIG', 'malformed'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'portal'],
  ["Attempted to redirect, but redirect policy was 'error'", 'portal'],
] as const;

const NODE_CODES = [
  ['ECONNREFUSED', 'network'],
  ['ECONNRESET', 'network'],
  ['ENOTFOUND', 'hostNotFound'],
  ['EAI_AGAIN', 'hostNotFound'],
  ['UND_ERR_SOCKET', 'network'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['CERT_HAS_EXPIRED', 'clock'],
  ['CERT_NOT_YET_VALID', 'clock'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['EPROTO', 'certificate'],
  ['Z_DATA_ERROR', 'malformed'],
  ['ERR__ERROR_FORMAT_PADDING_2', 'malformed'],
  ['ZSTD_error_prefix_unknown', 'malformed'],
] as const;

describe('the table of failed requests', () => {
  it.each(CHROMIUM_MESSAGES)('sorts Chromium’s %s', (message, kind) => {
    expect(kindOfReject(new Error(message))).toBe(kind);
  });

  it.each(NODE_CODES)('sorts Node’s %s', (code, kind) => {
    expect(kindOfReject(fetchFailed(code))).toBe(kind);
  });

  it.each(UNDICI_CAUSES)(
    'sorts what $undici says of a server that does not speak HTTP',
    ({ name, code, message }) => {
      const cause = Object.assign(new Error(message), { name, code });
      expect(kindOfReject(new TypeError('fetch failed', { cause }))).toBe('malformed');
      expect(kindOfReject(new TypeError('terminated', { cause }))).toBe('malformed');
    },
  );

  it('looks into the causes and the parts of an error', () => {
    const parts = new AggregateError([new Error('x'), fetchFailed('ETIMEDOUT')], 'all failed');
    expect(kindOfReject(new Error('outer', { cause: parts }))).toBe('timeout');
    expect(kindOfReject(fetchFailed('', 'unexpected redirect'))).toBe('portal');
    expect(kindOfReject(fetchFailed('', 'proxy authentication required'))).toBe('proxyAuth');
  });

  it.each([[undefined], [null], [42], [{}], ['net::ERR_CERT_INVALID'], [new Error('')]])(
    'has an answer for %s',
    (reason) => {
      const kind = typeof reason === 'string' ? 'certificate' : 'network';
      expect(kindOfReject(reason)).toBe(kind);
    },
  );

  it('ends with causes that go round in circles', () => {
    const error = new Error('round');
    error.cause = error;
    expect(textOfReject(error).length).toBeLessThan(200);
  });
});

describe('the name of a failed request', () => {
  it.each([
    [new Error('net::ERR_CERT_DATE_INVALID'), 'ERR_CERT_DATE_INVALID'],
    ['net::ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED'],
    [fetchFailed('ECONNRESET'), 'ECONNRESET'],
    [fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [fetchFailed('UND_ERR_HEADERS_TIMEOUT'), 'UND_ERR_HEADERS_TIMEOUT'],
  ])('is the network’s own: %s', (reason, name) => {
    expect(nameOfReject(reason)).toBe(name);
  });

  it.each([
    [new Error('GITHUB_SAYS_NO')],
    [fetchFailed('ghu_0123456789abcdefghij')],
    [fetchFailed('E'.repeat(100))],
    [new Error('net::ghu_0123456789abcdefghij')],
    [undefined],
    [42],
  ])('is null where there is none: %s', (reason) => {
    expect(nameOfReject(reason)).toBeNull();
  });
});

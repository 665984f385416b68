import { describe, expect, it } from 'vitest';
import { kindOfReject, textOfReject } from '../../../../src/main/github/reject-kind.ts';

/** As undici does: everything is a `TypeError`, and the truth is in its cause. */
function fetchFailed(code: string, message = ''): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

describe('kindOfReject', () => {
  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'certificate'],
    ['net::ERR_PROXY_AUTH_REQUESTED', 'proxyAuth'],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxyAuth'],
    ['net::ERR_UNEXPECTED_PROXY_AUTH', 'proxyAuth'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'network'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'network'],
    ['net::ERR_PAC_SCRIPT_FAILED', 'network'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network'],
    ['net::ERR_NAME_NOT_RESOLVED', 'network'],
    ['net::ERR_CONNECTION_REFUSED', 'network'],
    ['net::ERR_CONNECTION_RESET', 'network'],
    ['net::ERR_NETWORK_CHANGED', 'network'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONTENT_DECODING_FAILED', 'malformed'],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'malformed'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'portal'],
    ["Attempted to redirect, but redirect policy was 'error'", 'portal'],
  ] as const)('sorts Chromium’s %s', (message, kind) => {
    expect(kindOfReject(new Error(message))).toBe(kind);
  });

  it.each([
    ['ECONNREFUSED', 'network'],
    ['ECONNRESET', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['EPROTO', 'certificate'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['Z_DATA_ERROR', 'malformed'],
  ] as const)('sorts Node’s %s', (code, kind) => {
    expect(kindOfReject(fetchFailed(code))).toBe(kind);
  });

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

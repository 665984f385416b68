import type { Request, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { watchCertificates } from '../../../../src/main/electron/certificates.ts';

type VerifyProc = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>;

const NOBODY = {
  commonName: '',
  country: '',
  locality: '',
  organizations: [],
  organizationUnits: [],
  state: '',
};

/** A session whose procedure a test calls as Chromium does. */
function watched() {
  let proc: VerifyProc | null = null;
  const certificates = watchCertificates({
    setCertificateVerifyProc(next) {
      proc = next;
    },
  });
  return {
    certificates,
    meet(request: unknown): readonly number[] {
      const answers: number[] = [];
      if (proc === null) throw new Error('nobody looks');
      proc(request as Request, (answer) => void answers.push(answer));
      return answers;
    },
  };
}

function request(change: object = {}, issuer: object = {}): object {
  return {
    hostname: 'api.github.com',
    certificate: {
      issuer: {
        ...NOBODY,
        commonName: 'Sectigo ECC CA',
        organizations: ['Sectigo Limited'],
        ...issuer,
      },
      issuerName: 'Sectigo ECC CA',
    },
    isIssuedByKnownRoot: true,
    verificationResult: 'net::OK',
    errorCode: 0,
    ...change,
  };
}

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('no certificate');
    },
  },
);

describe('the look at certificates', () => {
  it.each([
    ['one that is trusted', request()],
    ['one that is not', request({ verificationResult: 'net::ERR_CERT_REVOKED', errorCode: -206 })],
    ['a proxy’s own', request({ isIssuedByKnownRoot: false })],
    ['one without an issuer', request({ certificate: { issuer: null, issuerName: null } })],
    ['none', request({ certificate: undefined })],
    ['nothing', undefined],
    ['one that throws', throwing],
  ])('leaves the verdict to Chromium, once and whatever it is: %s', (_, met) => {
    expect(watched().meet(met)).toEqual([-3]);
  });

  it('remembers who has issued it, and what Chromium thinks of it', () => {
    const { certificates, meet } = watched();
    expect(certificates.of('api.github.com')).toBeNull();
    meet(request());
    expect(certificates.of('api.github.com')).toEqual({
      issuer: 'Sectigo Limited',
      isKnownRoot: true,
      isTrusted: true,
    });
    meet(request({ isIssuedByKnownRoot: false, verificationResult: 'net::ERR_CERT_DATE_INVALID' }));
    expect(certificates.of('api.github.com')).toMatchObject({
      isKnownRoot: false,
      isTrusted: false,
    });
  });

  it.each([
    [{ organizations: [], commonName: 'Corp Root' }, 'Corp Root'],
    [{ organizations: ['  '], commonName: '' }, 'Sectigo ECC CA'],
    [{ organizations: ['Evil\u202e\n\u0000 Corp'] }, 'Evil Corp'],
    [{ organizations: ['x'.repeat(5_000)] }, 'x'.repeat(80)],
    [{ organizations: undefined, commonName: 7 }, 'Sectigo ECC CA'],
  ])('calls the issuer %j by a line: %j', (issuer, name) => {
    const { certificates, meet } = watched();
    meet(request({}, issuer));
    expect(certificates.of('api.github.com')?.issuer).toBe(name);
  });

  it('remembers no more hosts than anybody connects to', () => {
    const { certificates, meet } = watched();
    for (let index = 0; index < 80; index += 1) meet(request({ hostname: `h${index}` }));
    expect(certificates.of('h29')).toBeNull();
    expect(certificates.of('h30')).not.toBeNull();
  });
});

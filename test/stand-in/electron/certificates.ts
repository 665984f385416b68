import type { Certificate, Session } from 'electron';
import { settings } from './host.ts';

type VerifyProc = Parameters<Session['setCertificateVerifyProc']>[0];

/** What a verify procedure may answer besides the number of an error. */
const ACCEPTED = 0;
const AS_CHROMIUM_SAYS = -3;

const DISTRUSTED = 'net::ERR_CERT_AUTHORITY_INVALID';

/** The certificates that a session meets: every host's is from the issuer that the system has. */
export interface CertificateTable {
  setVerifyProc(proc: VerifyProc): void;
  /** Rejects where the certificate is not taken; goes on for ever where nobody says whether it is. */
  verify(url: string): Promise<void>;
}

/** As Chromium's network service, which asks once for each host and remembers what it was told. */
export function createCertificateTable(): CertificateTable {
  let proc: VerifyProc = null;
  const known = new Map<string, Promise<number>>();

  function askedFor(hostname: string): Promise<number> {
    const asked = known.get(hostname) ?? ask(hostname);
    known.set(hostname, asked);
    return asked;
  }

  function ask(hostname: string): Promise<number> {
    const { issuer, isKnownRoot, isTrusted } = settings.system.certificate;
    const certificate = certificateOf(hostname, issuer);
    return new Promise((resolve) => {
      proc?.(
        {
          hostname,
          certificate,
          validatedCertificate: certificate,
          isIssuedByKnownRoot: isKnownRoot,
          verificationResult: isTrusted ? 'net::OK' : DISTRUSTED,
          errorCode: isTrusted ? 0 : -202,
        },
        resolve,
      );
    });
  }

  return {
    setVerifyProc(next) {
      proc = next;
      known.clear();
    },
    async verify(url) {
      const { protocol, hostname } = new URL(url);
      if (protocol !== 'https:') return;
      const verdict = proc === null ? AS_CHROMIUM_SAYS : await askedFor(hostname);
      if (verdict === ACCEPTED) return;
      if (verdict !== AS_CHROMIUM_SAYS) throw new Error('net::ERR_FAILED');
      if (!settings.system.certificate.isTrusted) throw new Error(DISTRUSTED);
    },
  };
}

function certificateOf(hostname: string, issuerName: string): Certificate {
  const nobody = { country: '', locality: '', organizations: [], organizationUnits: [], state: '' };
  const issuer = { ...nobody, commonName: issuerName, organizations: [issuerName] };
  const certificate = {
    data: '',
    fingerprint: 'sha256/none',
    issuer,
    issuerName,
    serialNumber: '01',
    subject: { ...nobody, commonName: hostname },
    subjectName: hostname,
    validStart: 0,
    validExpiry: 4_102_444_800,
  };
  const root = { ...certificate, subject: issuer } as Omit<Certificate, 'issuerCert'>;
  return { ...certificate, issuerCert: root as Certificate };
}

import type { Certificate, Request, Session } from 'electron';
import type { CertificateSeen } from '../doctor/facts.ts';

/** Whose certificates a session's connections were met with. */
interface Certificates {
  /** By the name that was connected to. */
  readonly of: (name: string) => CertificateSeen | null;
}

/** Leaves the verdict to Chromium, whatever it is. @see https://www.electronjs.org/docs/latest/api/session#sessetcertificateverifyprocproc */
const AS_CHROMIUM_SAYS = -3;

/** What Chromium calls a certificate that it trusts. */
const TRUSTED = /^(?:net::)?OK$/;

/** More than the app connects to; a person may try any name for a host. */
const MOST = 50;
/** Longer than any issuer's name; it is shown in a sentence. */
const LONGEST_ISSUER = 80;

/**
 * Looks at the certificates of a session and takes no part in their judgement: whatever happens here, the verdict is
 * Chromium's own.
 */
export function watchCertificates(
  session: Pick<Session, 'setCertificateVerifyProc'>,
): Certificates {
  const seen = new Map<string, CertificateSeen>();
  session.setCertificateVerifyProc((request, answer) => {
    try {
      note(request);
    } catch {
      // Of a certificate that cannot be read nothing is known, and the connection is no less Chromium's to judge.
    } finally {
      answer(AS_CHROMIUM_SAYS);
    }
  });

  function note({ hostname, certificate, ...verdict }: Request): void {
    const isTrusted = TRUSTED.test(verdict.verificationResult);
    const issuer = issuerOf(certificate);
    seen.delete(hostname);
    seen.set(hostname, { issuer, isKnownRoot: verdict.isIssuedByKnownRoot, isTrusted });
    const [oldest] = seen.keys();
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  }

  return { of: (name) => seen.get(name) ?? null };
}

/** The organisation that people know, or else what its key is called; on one line, as anybody may have written it. */
function issuerOf({ issuer, issuerName }: Certificate): string {
  const named = [...(issuer.organizations ?? []), issuer.commonName, issuerName];
  const said = named.find((name) => typeof name === 'string' && name.trim() !== '') ?? '?';
  return said
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_ISSUER);
}

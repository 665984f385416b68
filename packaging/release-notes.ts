import type { Release } from './changelog.ts';
import { UNSIGNED } from './stores.ts';

/** What stands beside the files of a release: what is new, what systems will say of it, and how to check a file. */
export function releaseNotes({ changes }: Release, repository: string | null): string {
  const origin = repository === null ? '' : `, \`gh attestation verify FILE --repo ${repository}\``;
  return [
    ...changes.map((change) => `- ${change}`),
    '',
    '## Before you install',
    '',
    `- Windows: ${UNSIGNED.windows}`,
    `- macOS: ${UNSIGNED.mac} After a download by hand: \`xattr -dr com.apple.quarantine "Pilot Light.app"\`.`,
    '- Linux: the .deb brings all it needs; the AppImage wants `fusermount3`. Where users may make no namespaces, as on Ubuntu, the tar.gz wants `sudo chown root:root chrome-sandbox && sudo chmod 4755 chrome-sandbox`.',
    '',
    '## Check what you have',
    '',
    `\`sha256sum --check --ignore-missing SHA256SUMS\`${origin}. What is in it: \`pilot-light-sbom.cdx.json\`.`,
    '',
  ].join('\n');
}

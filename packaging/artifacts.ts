/** The names that `electron-builder.yml` and the Debian package give to what a release holds. */
export function artifactNames(version: string) {
  return {
    windowsSetup: `pilot-light-${version}-setup.exe`,
    windowsZip: `pilot-light-${version}-win-x64.zip`,
    macArmZip: `pilot-light-${version}-mac-arm64.zip`,
    macIntelZip: `pilot-light-${version}-mac-x64.zip`,
    linuxTar: 'pilot-light-linux-x64.tar.gz',
  } as const;
}

/** One file of a release: where it is, and what it must be. */
export interface Artifact {
  readonly url: string;
  readonly sha256: string;
}

export type Artifacts = Readonly<Record<keyof ReturnType<typeof artifactNames>, Artifact>>;

/**
 * What the stores are told to fetch, from the `SHA256SUMS` of a release.
 *
 * Throws when a file is missing there.
 */
export function artifactsOf(sums: string, version: string, address: string): Artifacts {
  const hashes = new Map(
    [...sums.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)].map(([, hash, name]) => [name, hash]),
  );
  const entries = Object.entries(artifactNames(version)).map(([key, name]) => {
    const sha256 = hashes.get(name);
    if (sha256 === undefined) throw new Error(`SHA256SUMS has no ${name}`);
    return [key, { url: `${address}/releases/download/v${version}/${name}`, sha256 }];
  });
  return Object.fromEntries(entries) as Artifacts;
}

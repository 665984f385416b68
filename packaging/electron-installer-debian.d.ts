/** The part that we use of a package without types. */
declare module 'electron-installer-debian' {
  /** What the package is made from; whatever is missing comes from the app's own `package.json`. */
  export interface InstallerOptions {
    readonly src: string;
    readonly dest: string;
    readonly arch: string;
    readonly rename: (dest: string) => string;
    readonly logger: (line: string) => void;
    readonly options: Readonly<Record<string, unknown>>;
  }

  /** Stages a folder step by step and has `dpkg-deb` build it. */
  export class Installer {
    constructor(options: InstallerOptions);
    /** Where the package's files stand while it is built. */
    readonly stagingDir: string;
    readonly options: { readonly packagePaths?: readonly string[] };
    /** The names of the methods that fill the folder, side by side. */
    get contentFunctions(): string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    createPackage(): Promise<void>;
    movePackage(): Promise<void>;
  }

  /** A version as Debian orders it: `1.0.0-beta.1` comes before `1.0.0`. */
  export function transformVersion(version: string): string;
}

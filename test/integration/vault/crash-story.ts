import type { Vault, VaultRecord } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secret.ts';

/**
 * An endless story of changes to a vault, each told by its number alone, so that the process that is killed and the one
 * that looks at the remains agree on what can be there.
 */
export async function tell(vault: Vault, step: number): Promise<void> {
  const change = changeOf(step);
  switch (change.kind) {
    case 'put':
      return vault.put(recordOf(change.key, step));
    case 'replace':
      return vault.replace(change.from, recordOf(change.key, step));
    case 'remove':
      return vault.remove(change.key);
  }
}

/** Which token each account has after that many steps, as `key=token`. */
export function tokensAfter(steps: number): readonly string[] {
  const tokens = new Map<string, string>();
  for (let step = 1; step <= steps; step += 1) {
    const change = changeOf(step);
    if (change.kind === 'replace') tokens.delete(change.from);
    if (change.kind === 'remove') tokens.delete(change.key);
    else tokens.set(change.key, tokenOf(step));
  }
  return [...tokens].map(([key, token]) => `${key}=${token}`).sort();
}

export function tokensIn(vault: Vault): readonly string[] {
  return vault
    .records()
    .map((record) => `${record.key}=${record.gitHubToken.reveal()}`)
    .sort();
}

type Change =
  | { readonly kind: 'put'; readonly key: string }
  | { readonly kind: 'replace'; readonly from: string; readonly key: string }
  | { readonly kind: 'remove'; readonly key: string };

/** One account whose token is renewed again and again, and a second one that comes, gets its name, and goes. */
function changeOf(step: number): Change {
  switch (step % 6) {
    case 2:
      return { kind: 'put', key: 'github.com/new-1' };
    case 3:
      return { kind: 'replace', from: 'github.com/new-1', key: 'github.com/2' };
    case 5:
      return { kind: 'remove', key: 'github.com/2' };
    default:
      return { kind: 'put', key: 'github.com/1' };
  }
}

function tokenOf(step: number): string {
  return `ghu_${String(step).padStart(8, '0')}`;
}

function recordOf(key: string, step: number): VaultRecord {
  return {
    key,
    host: 'github.com',
    clientId: 'Iv1.0123456789abcdef',
    identity: { id: 1, login: 'octocat', name: null, avatarUrl: null },
    gitHubToken: new Secret(tokenOf(step)),
    gitHubTokenEndsAtMs: null,
    refreshToken: null,
    refreshTokenEndsAtMs: null,
    savedAtMs: step,
  };
}

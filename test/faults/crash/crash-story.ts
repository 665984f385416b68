import type { Vault, VaultRecord } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import type { Kept } from '../../support/vault/real-vault.ts';

/**
 * An endless story of changes to what the app keeps, each told by its number alone, so that the process that is killed
 * and the one that looks at the remains agree on what can be there. Every way of writing is in it.
 */
export async function tell({ vault, settings, ledger }: Kept, step: number): Promise<void> {
  const change = changeOf(step);
  switch (change.kind) {
    case 'put':
      return vault.put(recordOf(change.key, step));
    case 'replace':
      return vault.replace(change.from, recordOf(change.key, step));
    case 'remove':
      return vault.remove(change.key);
    case 'settings':
      return settings.change({ clipboardSeconds: step % 600 });
    case 'grant':
      return ledger.record(HOST, grantOf(step));
  }
}

/** What is kept after that many steps, in words that {@link stateOf} uses too. */
export function stateAfter(steps: number): readonly string[] {
  const settings = lastOf('settings', steps);
  const grant = lastOf('grant', steps);
  return [
    ...tokensAfter(steps),
    `seconds=${settings === null ? 30 : settings % 600}`,
    `grant=${grant === null ? 'none' : grantOf(grant)}`,
  ];
}

export function stateOf({ vault, settings, ledger }: Kept): readonly string[] {
  return [
    ...tokensIn(vault),
    `seconds=${settings.get().clipboardSeconds}`,
    `grant=${ledger.recent(HOST, Date.UTC(2026, 0, 1, 0, 30)).at(-1) ?? 'none'}`,
  ];
}

/** Which token each account has after that many steps, as `key=token`. */
export function tokensAfter(steps: number): readonly string[] {
  const tokens = new Map<string, string>();
  for (let step = 1; step <= steps; step += 1) {
    const change = changeOf(step);
    if (change.kind === 'replace') tokens.delete(change.from);
    if (change.kind === 'remove') tokens.delete(change.key);
    if (change.kind === 'put' || change.kind === 'replace') tokens.set(change.key, tokenOf(step));
  }
  return [...tokens].map(([key, token]) => `${key}=${token}`).sort();
}

export function tokensIn(vault: Vault): readonly string[] {
  return vault
    .records()
    .map((record) => `${record.key}=${record.gitHubToken.reveal()}`)
    .sort();
}

const HOST = 'github.com';

type Change =
  | { readonly kind: 'put'; readonly key: string }
  | { readonly kind: 'replace'; readonly from: string; readonly key: string }
  | { readonly kind: 'remove'; readonly key: string }
  | { readonly kind: 'settings' }
  | { readonly kind: 'grant' };

/**
 * One account whose token is renewed again and again, a second one that comes, gets its name, and goes, and between them
 * the settings and the record of sign-ins.
 */
function changeOf(step: number): Change {
  switch (step % 8) {
    case 2:
      return { kind: 'put', key: 'github.com/new-1' };
    case 3:
      return { kind: 'replace', from: 'github.com/new-1', key: 'github.com/2' };
    case 4:
      return { kind: 'settings' };
    case 5:
      return { kind: 'remove', key: 'github.com/2' };
    case 6:
      return { kind: 'grant' };
    default:
      return { kind: 'put', key: 'github.com/1' };
  }
}

function lastOf(kind: Change['kind'], steps: number): number | null {
  for (let step = steps; step > 0; step -= 1) if (changeOf(step).kind === kind) return step;
  return null;
}

/** A millisecond apart, so that any number of them lies within the hour that the ledger looks back on. */
function grantOf(step: number): number {
  return Date.UTC(2026, 0, 1) + step;
}

/** How every token of the story begins: enough to find them by. */
export const STORY_SECRET = 'ghu_0000';

function tokenOf(step: number): string {
  return `${STORY_SECRET}${String(step).padStart(4, '0')}`;
}

function recordOf(key: string, step: number): VaultRecord {
  return {
    key,
    host: 'github.com',
    clientId: 'Iv1.0123456789abcdef',
    identity: { id: 1, login: 'octocat', name: null, avatarUrl: null },
    doubt: null,
    gitHubToken: new Secret(tokenOf(step)),
    gitHubTokenEndsAtMs: null,
    refreshToken: null,
    savedAtMs: step,
  };
}

import type { TokenCopies } from '../clipboard/token-copies.ts';
import type { Engine } from '../engine/engine.ts';
import type { Handlers } from './command.ts';
import type { OpenLink } from './link-url.ts';

interface RevocationVerbsPorts {
  readonly engine: Engine;
  readonly tokenCopies: Pick<TokenCopies, 'clearStray'>;
  readonly openLink: OpenLink;
  readonly onLinkFailed: () => void;
}

/** How accounts are signed out, and what faces can ask of the tokens that GitHub shall end. */
export function revocationVerbs({ engine, tokenCopies, ...ports }: RevocationVerbsPorts) {
  /** The clipboard does not wait for the disk. */
  async function leave(isLeaving: Promise<void>): Promise<null> {
    tokenCopies.clearStray();
    await isLeaving;
    return null;
  }

  async function openPage(id: number): Promise<null> {
    const revocation = engine.state().revocations.find((one) => one.id === id);
    if (revocation === undefined) return null;
    const { host, kind } = revocation;
    const facts = { host, pageUrl: null, refusalUrl: null, remarkUrl: null, releaseUrl: null };
    const outcome = await ports.openLink(
      kind === 'personalToken' ? 'tokens' : 'applications',
      facts,
    );
    if (outcome === 'failed') ports.onLinkFailed();
    return null;
  }

  return {
    'account:sign-out': (key) => leave(engine.signOut(key)),
    'account:sign-out-and-revoke': (key) => leave(engine.signOutAndRevoke(key)),
    'revocation:retry': async (id) => (engine.retryRevocation(id), null),
    'revocation:dismiss': async (id) => (engine.dismissRevocation(id), null),
    'revocation:open-page': openPage,
  } satisfies Partial<Handlers>;
}

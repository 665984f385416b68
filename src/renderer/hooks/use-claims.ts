import { useEffect, useState } from 'react';
import { tokenEndsAtMs } from '../../shared/token-end.ts';
import type { AccountView } from '../../shared/view.ts';
import type { TokenClaim } from '../../shared/x-ray.ts';
import { useFace } from '../face.ts';

/** The one field that is unmasked. */
interface ShownClaim {
  readonly index: number;
  readonly value: string;
}

/** The fields of the account's token at hand. */
export interface Claims {
  /** Undefined until main has answered; null without a token. */
  readonly claims: readonly TokenClaim[] | null | undefined;
  readonly shown: ShownClaim | null;
  /** Unmasks this one and no other; the same again masks it. */
  readonly toggle: (index: number) => Promise<void>;
}

/** Reads the token, and anew when another one is in hand: what was unmasked is masked then. */
export function useClaims({ key, session }: AccountView): Claims {
  const { bridge } = useFace();
  const endsAtMs = tokenEndsAtMs(session);
  const [read, setRead] = useState<{
    readonly claims: Claims['claims'];
    readonly endsAtMs: number | null;
  }>();
  const [unmasked, setUnmasked] = useState<ShownClaim & { readonly endsAtMs: number | null }>();
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const claims = await bridge.getTokenClaims(key);
      if (isWanted) setRead({ claims, endsAtMs });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, key, endsAtMs]);
  const shown = unmasked?.endsAtMs === read?.endsAtMs ? (unmasked ?? null) : null;
  const toggle = async (index: number): Promise<void> => {
    setUnmasked(undefined);
    const name = read?.claims?.[index]?.name;
    if (shown?.index === index || name === undefined) return;
    const value = await bridge.showTokenClaim({ accountKey: key, index, name });
    if (value !== null) setUnmasked({ index, value, endsAtMs });
  };
  return { claims: read?.claims, shown, toggle };
}

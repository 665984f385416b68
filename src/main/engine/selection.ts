/** Where the choice is kept, over restarts. */
export interface SelectionPreferences {
  readonly defaultAccountKey: () => string | null;
  readonly setDefaultAccountKey: (key: string | null) => void;
}

/** Which account the faces show. */
interface Selection {
  /** The chosen account if it is here, else the first one; null when there is none. */
  readonly key: () => string | null;
  /** Answers whether another one is shown now. */
  readonly choose: (accountKey: string) => boolean;
  /** An account has its lasting key. It is the one to show if it was already, if it `isNew`, or if none was chosen. */
  readonly settled: (provisionalKey: string, key: string, isNew: boolean) => void;
  /** The account is gone: if it was the chosen one, none is. */
  readonly forget: (accountKey: string) => void;
}

/** Keeps the choice true to the accounts that are here; `accountKeys` has them in the order in which they came. */
export function createSelection(
  { defaultAccountKey, setDefaultAccountKey }: SelectionPreferences,
  accountKeys: () => readonly string[],
): Selection {
  function shown(): string | null {
    const chosen = defaultAccountKey();
    const keys = accountKeys();
    return chosen !== null && keys.includes(chosen) ? chosen : (keys[0] ?? null);
  }

  function choose(accountKey: string): boolean {
    const before = shown();
    if (defaultAccountKey() !== accountKey) setDefaultAccountKey(accountKey);
    return shown() !== before;
  }

  return {
    key: shown,
    choose,
    settled(provisionalKey, key, isNew) {
      const chosen = defaultAccountKey();
      if (isNew || chosen === null || chosen === provisionalKey) choose(key);
    },
    forget(accountKey) {
      if (defaultAccountKey() === accountKey) setDefaultAccountKey(null);
    },
  };
}

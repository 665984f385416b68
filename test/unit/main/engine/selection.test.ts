import { describe, expect, it } from 'vitest';
import { createSelection } from '../../../../src/main/engine/selection.ts';

describe('the selected account', () => {
  it('is the chosen one, the first while none is chosen, and none where there is none', () => {
    const { selection } = bench(['ada', 'grace']);
    expect(selection.key()).toBe('ada');
    selection.choose('grace');
    expect(selection.key()).toBe('grace');
    expect(bench([]).selection.key()).toBeNull();
  });

  it('is the first while the chosen one is not here yet, and the choice is kept', () => {
    const { selection, kept, keys } = bench(['ada'], 'grace');
    expect(selection.key()).toBe('ada');
    keys.push('grace');
    expect(selection.key()).toBe('grace');
    expect(kept.key).toBe('grace');
  });

  it('keeps its choice when it gets its lasting key', () => {
    const { selection, kept } = bench(['ada', 'new-1'], 'new-1');
    selection.settled('new-1', 'grace', false);
    expect(kept.key).toBe('grace');
  });

  it('stays what it is when another account gets its lasting key, unless that one is new', () => {
    const { selection, kept } = bench(['ada', 'new-1'], 'ada');
    selection.settled('new-1', 'grace', false);
    expect(kept.key).toBe('ada');
    selection.settled('new-1', 'grace', true);
    expect(kept.key).toBe('grace');
  });

  it('is nobody any more when the chosen one is forgotten', () => {
    const { selection, kept } = bench(['ada', 'grace'], 'grace');
    selection.forget('ada');
    expect(kept.key).toBe('grace');
    selection.forget('grace');
    expect(kept.key).toBeNull();
  });
});

function bench(keys: string[], chosen: string | null = null) {
  const kept = { key: chosen };
  const preferences = {
    defaultAccountKey: () => kept.key,
    setDefaultAccountKey: (key: string | null) => {
      kept.key = key;
    },
  };
  return { selection: createSelection(preferences, () => keys), kept, keys };
}

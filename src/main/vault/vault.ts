import type { Vault } from '../ports.ts';
import { createKeeping, type VaultPorts } from './keeping.ts';
import { createMemory } from './memory.ts';

/** The {@link Vault}: records in memory, kept on disk behind. */
export function createVault(ports: VaultPorts): Vault {
  const memory = createMemory();
  const keeping = createKeeping(ports, memory);
  const { settleChange } = keeping;

  return {
    ...keeping,
    open: keeping.settle,
    records: () => memory.records(),
    put(record) {
      memory.put(record);
      return settleChange();
    },
    replace(key, record) {
      memory.rename(key, record);
      return settleChange();
    },
    remove(key) {
      memory.remove(key);
      return keeping.settleRemoval();
    },
  };
}

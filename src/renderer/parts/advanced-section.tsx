import { assertNever } from '../../shared/assert-never.ts';
import type { WindowMessages } from '../../shared/messages/en-window.ts';
import type { StorageView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { ClientIdField } from './client-id-field.tsx';
import { HostsField } from './hosts-field.tsx';

/** What most people never open: hosts, client id, storage. */
export function AdvancedSection({ open }: { readonly open: boolean }) {
  const { words } = useFace();
  return (
    <details className="card advanced" open={open}>
      <summary>{words.settings.advanced}</summary>
      <HostsField />
      <ClientIdField />
      <StorageLine />
    </details>
  );
}

function StorageLine() {
  const { view, words } = useFace();
  return (
    <div className="field">
      <span className="field-label">{words.settings.storage}</span>
      <p className="quiet">{storageWords(view.storage, words)}</p>
    </div>
  );
}

function storageWords(storage: StorageView, { memory, storage: words }: WindowMessages): string {
  switch (storage.kind) {
    // Nobody has the settings open in the moment that this takes.
    case 'opening':
      return '';
    case 'protected':
      return words.protectedLine;
    case 'unprotected':
      return words.unprotectedTitle;
    case 'memory':
      return memory[storage.reason].title;
    default:
      return assertNever(storage);
  }
}

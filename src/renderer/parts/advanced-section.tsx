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
  const line = {
    opening: words.storage.openingLine,
    protected: words.storage.protectedLine,
    unprotected: words.storage.unprotectedTitle,
    memory: words.storage.memoryLine,
  }[view.storage.kind];
  return (
    <div className="field">
      <span className="field-label">{words.settings.storage}</span>
      <p className="quiet">{line}</p>
    </div>
  );
}

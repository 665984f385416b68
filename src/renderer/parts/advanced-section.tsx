import { useFace } from '../face.ts';
import { ClientIdField } from './client-id-field.tsx';
import { HostsField } from './hosts-field.tsx';

/** What most people never open: hosts and client id. */
export function AdvancedSection({ open }: { readonly open: boolean }) {
  const { words } = useFace();
  return (
    <details className="card advanced" open={open}>
      <summary>{words.settings.advanced}</summary>
      <HostsField />
      <ClientIdField />
    </details>
  );
}

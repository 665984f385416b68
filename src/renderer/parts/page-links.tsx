import type { Link } from '../../shared/ipc.ts';
import { useFace } from '../face.ts';

/** GitHub's pages about itself and about the app, and the way to be rid of it. */
export function PageLinks() {
  const { words, go } = useFace();
  return (
    <footer className="about about-links">
      <PageLink link="status" label={words.settings.status} />
      <PageLink link="applications" label={words.settings.applications} />
      <button type="button" className="link" onClick={() => go({ kind: 'removal' })}>
        {words.removal.onward}
      </button>
    </footer>
  );
}

function PageLink({ link, label }: { readonly link: Link; readonly label: string }) {
  const { view, bridge } = useFace();
  return (
    <button
      type="button"
      className="link"
      onClick={() => void bridge.openLink({ link, accountKey: view.selectedKey })}
    >
      {label}
    </button>
  );
}

import type { Link } from '../../shared/ipc.ts';
import { useFace } from '../face.ts';

/** GitHub's pages about itself and about the app. */
export function PageLinks() {
  const { words } = useFace();
  return (
    <footer className="about about-links">
      <PageLink link="status" label={words.settings.status} />
      <PageLink link="applications" label={words.settings.applications} />
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

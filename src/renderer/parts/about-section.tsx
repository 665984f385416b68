import type { Link } from '../../shared/ipc.ts';
import { useFace } from '../face.ts';

/** Version, pages about the app and about GitHub, and the way out. */
export function AboutSection() {
  const { view, words, bridge } = useFace();
  return (
    <footer className="about">
      <div className="about-links">
        <PageLink link="status" label={words.settings.status} />
        <PageLink link="applications" label={words.settings.applications} />
      </div>
      <p className="quiet">
        {words.common.appName} {view.version}
      </p>
      <button type="button" className="plain" onClick={() => void bridge.quitApp()}>
        {words.settings.quit}
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

import { useFace } from '../face.ts';

/** The version, with the page of a newer one where there is one; and the way out. */
export function AboutSection() {
  const { view, words, bridge } = useFace();
  const { newer } = view.update;
  const own = `${words.common.appName} ${view.version}`;
  return (
    <footer className="about-line">
      {newer === null ? (
        <p className="quiet">{own}</p>
      ) : (
        <button
          type="button"
          className="link"
          onClick={() => void bridge.openLink({ link: 'release', accountKey: null })}
        >
          {own} · {words.settings.newVersion(newer)}
        </button>
      )}
      <button type="button" className="plain" onClick={() => void bridge.quitApp()}>
        {words.settings.quit}
      </button>
    </footer>
  );
}

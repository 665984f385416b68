import { useFace } from '../face.ts';

/** The version, and the way out. */
export function AboutSection() {
  const { view, words, bridge } = useFace();
  return (
    <footer className="about-line">
      <p className="quiet">
        {words.common.appName} {view.version}
      </p>
      <button type="button" className="plain" onClick={() => void bridge.quitApp()}>
        {words.settings.quit}
      </button>
    </footer>
  );
}

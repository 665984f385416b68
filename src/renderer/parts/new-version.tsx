import { useFace } from '../face.ts';

/** The way to the page of a newer version; nothing while there is none. */
export function NewVersion() {
  const { view, words, bridge } = useFace();
  const { newer } = view.update;
  if (newer === null) return null;
  return (
    <button
      type="button"
      className="link"
      onClick={() => void bridge.openLink({ link: 'release', accountKey: null })}
    >
      {words.common.appName} {words.settings.newVersion(newer)}
    </button>
  );
}

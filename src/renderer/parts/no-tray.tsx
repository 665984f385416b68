import { useFace } from '../face.ts';

/** Why this is a window and not a tray icon, where that is so. */
export function NoTray() {
  const { view, words } = useFace();
  return view.tray === 'missing' ? <p className="note">{words.common.noTray}</p> : null;
}

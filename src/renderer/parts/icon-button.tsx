import { useFace } from '../face.ts';
import { keysOf, type ShortcutName } from '../shortcuts.ts';
import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** Said to who cannot see the picture, and shown to who does not know it. */
  readonly name: string;
  /** Stands at the end of its line. */
  readonly isLast?: boolean;
  /** Nothing happens: it keeps its place and the focus. */
  readonly isOff?: boolean;
  /** The keys that press it, which its tooltip names. */
  readonly shortcut?: ShortcutName;
  readonly onPress: () => void;
}

/** A button that is a picture alone. */
export function IconButton({
  icon,
  name,
  isLast = false,
  isOff = false,
  shortcut,
  onPress,
}: IconButtonProps) {
  const { platform } = useFace().view;
  return (
    <button
      type="button"
      className={isLast ? 'icon-button bar-end' : 'icon-button'}
      aria-label={name}
      aria-disabled={isOff}
      title={shortcut === undefined ? name : `${name} (${keysOf(shortcut, platform)})`}
      data-shortcut={shortcut}
      onClick={isOff ? undefined : onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

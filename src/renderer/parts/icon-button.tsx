import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** Said to who cannot see the picture, and shown to who does not know it. */
  readonly name: string;
  /** Stands at the end of its line. */
  readonly isLast?: boolean;
  /** Nothing happens: it keeps its place and the focus. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

/** A button that is a picture alone. */
export function IconButton({
  icon,
  name,
  isLast = false,
  isOff = false,
  onPress,
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={isLast ? 'icon-button bar-end' : 'icon-button'}
      aria-label={name}
      aria-disabled={isOff}
      title={name}
      onClick={isOff ? undefined : onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

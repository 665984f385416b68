import type { ReactNode } from 'react';
import { useFace } from '../face.ts';
import { useFrame } from '../frame.ts';
import { IconButton } from './icon-button.tsx';

/** The top of the window: who or what on the left, the settings on the right. */
export function Bar({ children }: { readonly children: ReactNode }) {
  const { words, go } = useFace();
  return (
    <header className="bar">
      {children}
      <IconButton
        icon="settings"
        name={words.common.settings}
        isLast
        shortcut="settings"
        onPress={() => go({ kind: 'settings', advanced: false })}
      />
    </header>
  );
}

/** The top of a screen that belongs to no account yet. */
export function NameBar() {
  return (
    <Bar>
      <span className="wordmark">{useFace().words.common.appName}</span>
    </Bar>
  );
}

interface BackBarProps {
  /** By default one step back from where somebody has gone. */
  readonly onBack?: () => void;
  readonly children?: ReactNode;
}

/** The top of a screen that one steps back from. */
export function BackBar({ onBack, children = null }: BackBarProps) {
  const { words } = useFace();
  const { goBack } = useFrame();
  return (
    <header className="bar">
      <IconButton icon="back" name={words.common.back} onPress={onBack ?? goBack} />
      {children}
    </header>
  );
}

import type { ReactNode } from 'react';
import { useFace } from '../face.ts';
import { Icon } from './icon.tsx';

/** The top of the window: who or what on the left, the settings on the right. */
export function Bar({ children }: { readonly children: ReactNode }) {
  const { words, go } = useFace();
  return (
    <header className="bar">
      {children}
      <button
        type="button"
        className="icon-button bar-end"
        aria-label={words.common.settings}
        onClick={() => go({ kind: 'settings', advanced: false })}
      >
        <Icon name="settings" />
      </button>
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
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/** The top of a screen that one steps back from. */
export function BackBar({ onBack, children = null }: BackBarProps) {
  const { words } = useFace();
  return (
    <header className="bar">
      <button type="button" className="icon-button" aria-label={words.common.back} onClick={onBack}>
        <Icon name="back" />
      </button>
      {children}
    </header>
  );
}

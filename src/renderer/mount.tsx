import { createRoot } from 'react-dom/client';
import type { Bridge } from '../shared/ipc.ts';
import { App } from './app.tsx';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly pilotLight: Bridge;
  }
}

/** Lets React take over from the still picture. */
export function mount(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(<App bridge={window.pilotLight} />);
}

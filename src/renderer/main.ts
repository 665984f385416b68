import { afterFirstPaint } from './after-first-paint.ts';
import styles from './styles/index.css?url';

// React and the style sheet are most of what is loaded, and the picture in the page needs neither.
afterFirstPaint(() => {
  void takeOver();
});

async function takeOver(): Promise<void> {
  const [{ mount }] = await Promise.all([import('./mount.tsx'), applyStyles(styles)]);
  mount();
}

/** Never rejects: a window without its style sheet can still be read. */
function applyStyles(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
}

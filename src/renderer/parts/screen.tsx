import { type ReactNode, useEffect, useRef } from 'react';
import { Banners } from './banners.tsx';

interface ScreenProps {
  readonly bar: ReactNode;
  readonly children: ReactNode;
  /** Extra class for the layout of this screen. */
  readonly layout: 'centred' | 'list';
}

/** A screen: its bar, what the person should know first, then itself. Focus starts where the next step is. */
export function Screen({ bar, children, layout }: ScreenProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    const start =
      main.current?.querySelector<HTMLElement>('[data-start]') ??
      main.current?.querySelector<HTMLElement>('h1');
    start?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {bar}
      <main ref={main} className={`screen screen-${layout}`}>
        <Banners />
        {children}
      </main>
    </>
  );
}

/** The screen's heading. It takes the focus on arrival, so that a screen reader starts here. */
export function Title({ children }: { readonly children: ReactNode }) {
  return (
    <h1 className="title" tabIndex={-1}>
      {children}
    </h1>
  );
}

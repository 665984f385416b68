import { type ReactNode, useEffect, useRef } from 'react';
import { useFrame } from '../frame.ts';
import { useFit } from '../hooks/use-fit.ts';
import { startOf } from '../hooks/use-focus-net.ts';
import { controlNamed } from '../way-back.ts';
import { Banners } from './banners.tsx';
import { NameBar } from './bar.tsx';

interface ScreenProps {
  /** By default the app's name and the way to the settings. */
  readonly bar?: ReactNode;
  /** What it has to say at the edge where the window gives way, beside what every screen says there. */
  readonly news?: ReactNode;
  readonly children: ReactNode;
  /** `question`: one decision, with nothing else to think about. */
  readonly layout: 'centred' | 'question' | 'list';
}

/** A screen: its bar, what the person should know first, then itself. Focus starts where one had left it, or where the next step is. */
export function Screen({ bar = <NameBar />, news = null, children, layout }: ScreenProps) {
  const main = useRef<HTMLElement>(null);
  const { growth, leftBy } = useFrame();
  useFit();
  useEffect(() => {
    const left = leftBy();
    const way = left === null ? null : controlNamed(left);
    const start = way ?? (main.current === null ? null : startOf(main.current));
    start?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- once, on arrival
  }, []);
  // At the edge where the window gives way: what comes or goes there moves nothing that one is about to press.
  const banners = <Banners withStorage={layout === 'centred'}>{news}</Banners>;
  return (
    <>
      {growth === 'up' ? banners : null}
      {bar}
      <main
        ref={main}
        aria-labelledby={layout === 'list' ? TITLE_ID : undefined}
        className={`screen screen-${layout}`}
      >
        {children}
      </main>
      {growth === 'down' ? banners : null}
    </>
  );
}

/** One screen at a time has one heading; a list that scrolls is named after it. */
const TITLE_ID = 'title';

/** The screen's heading. It takes the focus on arrival, so that a screen reader starts here. */
export function Title({ children }: { readonly children: ReactNode }) {
  return (
    <h1 id={TITLE_ID} className="title" tabIndex={-1}>
      {children}
    </h1>
  );
}

import type { ReactNode } from 'react';

interface BannerProps {
  readonly title: string;
  readonly sentence: string;
  readonly tone: 'quiet' | 'warm';
  /** Buttons, if any. */
  readonly children: ReactNode;
}

/** Something to know above the screen: a title, a sentence, and at most two buttons. */
export function Banner({ title, sentence, tone, children }: BannerProps) {
  return (
    <section className={`banner banner-${tone}`} aria-label={title}>
      <p className="banner-title">{title}</p>
      <div className="banner-line">
        <p>{sentence}</p>
        {children === null ? null : <div className="banner-actions">{children}</div>}
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';

interface BannerProps {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly tone: 'quiet' | 'warm';
  /** Buttons, if any. */
  readonly children: ReactNode;
}

/** Something to know above the screen: a title, a sentence or two, and at most two buttons. */
export function Banner({ title, sentences, tone, children }: BannerProps) {
  return (
    <section className={`banner banner-${tone}`} aria-label={title}>
      <p className="banner-title">{title}</p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children === null ? null : <div className="banner-actions">{children}</div>}
    </section>
  );
}

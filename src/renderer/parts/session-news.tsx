import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { newsOf } from '../session-news.ts';

/** Says changes of a session to those who do not see the flame. */
export function SessionNews({ session }: { readonly session: SessionView }) {
  const { home, troubles } = useFace().words;
  const at = useClockTime();
  const before = useRef(session);
  const [news, setNews] = useState('');
  useEffect(() => {
    const kind = newsOf(before.current, session);
    before.current = session;
    if (kind === 'renewed' && session.kind === 'lit')
      setNews(home.renewed(at(session.expiresAtMs)));
    if (kind === 'out') setNews(home.out);
    if (kind === 'retrying' && session.kind === 'flickering' && session.trouble !== null) {
      setNews(troubles[session.trouble].title);
    }
  }, [session, home, troubles, at]);
  return (
    <p role="status" className="visually-hidden" data-testid="news">
      {news}
    </p>
  );
}

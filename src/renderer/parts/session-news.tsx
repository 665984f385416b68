import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { newsOf } from '../session-news.ts';

/** Says changes of a session to those who do not see the flame. */
export function SessionNews({ session }: { readonly session: SessionView }) {
  const before = useRef(session);
  const [told, setTold] = useState<SessionView | null>(null);
  useEffect(() => {
    if (newsOf(before.current, session) !== null) setTold(session);
    before.current = session;
  }, [session]);
  const words = useNewsWords(told);
  return (
    <p role="status" className="visually-hidden" data-testid="news">
      {words}
    </p>
  );
}

/** In the language of now, whenever it was that something happened. */
function useNewsWords(session: SessionView | null): string {
  const { home, troubles } = useFace().words;
  const at = useClockTime();
  if (session?.kind === 'lit') return home.renewed(at(session.expiresAtMs));
  if (session?.kind === 'out') return home.out;
  if (session?.kind !== 'flickering' || session.trouble === null) return '';
  return troubles[session.trouble].title;
}

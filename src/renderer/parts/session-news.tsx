import { useEffect, useRef, useState } from 'react';
import type { AccountView, SessionView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { newsOf } from '../session-news.ts';
import { troubleHint } from './trouble-words.tsx';

/** Says changes of a session to those who do not see the flame. */
export function SessionNews({ account }: { readonly account: AccountView }) {
  const { host, session } = account;
  const before = useRef(session);
  const [told, setTold] = useState<SessionView | null>(null);
  useEffect(() => {
    if (newsOf(before.current, session) !== null) setTold(session);
    before.current = session;
  }, [session]);
  const words = useNewsWords(host, told);
  return (
    <p role="status" className="visually-hidden" data-testid="news">
      {words}
    </p>
  );
}

/** In the language of now, whenever it was that something happened. */
function useNewsWords(host: string, session: SessionView | null): string {
  const { view, words } = useFace();
  const at = useClockTime();
  if (session?.kind === 'lit') return words.home.renewed(at(session.expiresAtMs));
  if (session?.kind === 'out') return words.home.out;
  if (session?.kind !== 'flickering' || session.trouble === null) return '';
  return troubleHint(host, session.trouble, view, words).title;
}

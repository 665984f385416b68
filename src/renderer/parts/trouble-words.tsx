import type { WindowMessages } from '../../shared/messages/en-window.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import type { View } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { NextTry } from './next-try.tsx';
import { detourOf, TroubleDetails } from './trouble-details.tsx';

interface TroubleWordsProps {
  readonly host: string;
  readonly trouble: TroubleKind | null;
  /** Null while a request is under way. */
  readonly retryAtMs: number | null;
}

/** What is wrong, what to do, and when it is tried again. */
export function TroubleWords({ host, trouble, retryAtMs }: TroubleWordsProps) {
  return (
    <div className="trouble">
      {trouble === null ? null : <Trouble host={host} trouble={trouble} />}
      <NextTry atMs={retryAtMs} />
    </div>
  );
}

function Trouble({ host, trouble }: { readonly host: string; readonly trouble: TroubleKind }) {
  const { view, words } = useFace();
  const { title, sentence } = troubleHint(host, trouble, view, words);
  return (
    <>
      <p className="trouble-title">{title}</p>
      {sentence === null ? null : <p>{sentence}</p>}
      <TroubleDetails host={host} trouble={trouble} />
      <TroublePage trouble={trouble} />
    </>
  );
}

/** The next step, where it is a page. */
function TroublePage({ trouble }: { readonly trouble: TroubleKind }) {
  const { words, bridge } = useFace();
  if (trouble !== 'portal' && trouble !== 'server') return null;
  const { openWebPage, openStatusPage } = words.problemWords;
  const link = trouble === 'portal' ? 'portal' : 'status';
  return (
    <button
      type="button"
      className="link"
      onClick={() => void bridge.openLink({ link, accountKey: null })}
    >
      {trouble === 'portal' ? openWebPage : openStatusPage}
    </button>
  );
}

/** What is wrong, and what to do about it; null where that depends on where the host has led. */
interface TroubleHint {
  readonly title: string;
  readonly sentence: string | null;
}

/** A host of somebody's own that leads elsewhere has more likely moved than that a network is in between. */
export function troubleHint(
  host: string,
  trouble: TroubleKind,
  view: View,
  words: WindowMessages,
): TroubleHint {
  const isOwnDetour = trouble === 'portal' && detourOf(host, view)?.mayBeNewName === true;
  if (isOwnDetour) return { title: words.detours.title(host), sentence: null };
  const { title, next } = words.troubles[trouble];
  return { title, sentence: next };
}

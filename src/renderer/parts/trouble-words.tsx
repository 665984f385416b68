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
  const { view, words } = useFace();
  return (
    <div className="trouble">
      {trouble === null ? null : (
        <>
          <p className="trouble-title">{troubleTitle(host, trouble, view, words)}</p>
          {isOwnDetour(host, trouble, view) ? null : <p>{words.troubles[trouble].next}</p>}
          <TroubleDetails host={host} trouble={trouble} />
          <TroublePage trouble={trouble} />
        </>
      )}
      <NextTry atMs={retryAtMs} />
    </div>
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

/** What is wrong. A host of somebody's own that leads elsewhere has more likely moved than that a network is in between. */
export function troubleTitle(
  host: string,
  trouble: TroubleKind,
  view: View,
  words: WindowMessages,
): string {
  return isOwnDetour(host, trouble, view)
    ? words.detours.title(host)
    : words.troubles[trouble].title;
}

function isOwnDetour(host: string, trouble: TroubleKind, view: View): boolean {
  return trouble === 'portal' && detourOf(host, view)?.mayBeNewName === true;
}

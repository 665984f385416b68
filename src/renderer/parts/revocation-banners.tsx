import { assertNever } from '../../shared/assert-never.ts';
import { whoseToken } from '../../shared/messages/whose-token.ts';
import type { RevocationView } from '../../shared/revocation.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { Banner } from './banner.tsx';

/** What became of the tokens that GitHub shall end, wherever one is: their accounts have no screen any more. */
export function RevocationBanners() {
  const { view } = useFace();
  return view.revocations.map((one) => <RevocationBanner key={one.id} revocation={one} />);
}

function RevocationBanner({ revocation }: { readonly revocation: RevocationView }) {
  const { words } = useFace();
  const at = useClockTime();
  const { revocations } = words;
  const { host, phase } = revocation;
  const whose = whoseToken(revocation, revocations);
  switch (phase.kind) {
    case 'asking':
      return (
        <Banner title={revocations.asking(whose)} sentence={revocations.askingLine} tone="quiet">
          {null}
        </Banner>
      );
    case 'waiting': {
      const why = words.troubles[phase.trouble].title;
      return (
        <Banner
          title={revocations.waiting(whose)}
          sentence={revocations.waitingLine(why, at(phase.retryAtMs))}
          tone="warm"
        >
          <OpenPage revocation={revocation} />
          <TryAgain revocation={revocation} />
        </Banner>
      );
    }
    case 'failed':
      return (
        <Banner
          title={revocations.failed(whose)}
          sentence={revocations.faults[phase.fault]}
          tone="warm"
        >
          <OpenPage revocation={revocation} />
          {phase.fault === 'refused' ? <TryAgain revocation={revocation} /> : null}
          <Read revocation={revocation} />
        </Banner>
      );
    case 'revoked':
      return (
        <Banner
          title={revocations.revoked(whose)}
          sentence={revocations.revokedLine(host)}
          tone="quiet"
        >
          <Read revocation={revocation} />
        </Banner>
      );
    default:
      return assertNever(phase);
  }
}

interface AnswerProps {
  readonly revocation: Pick<RevocationView, 'id'>;
}

function OpenPage({ revocation: { id } }: AnswerProps) {
  const { words, bridge } = useFace();
  return (
    <button type="button" className="link" onClick={() => void bridge.openRevocationPage(id)}>
      {words.revocations.openPage}
    </button>
  );
}

function TryAgain({ revocation: { id } }: AnswerProps) {
  const { words, bridge } = useFace();
  return (
    <button type="button" className="link" onClick={() => void bridge.retryRevocation(id)}>
      {words.revocations.tryAgain}
    </button>
  );
}

function Read({ revocation: { id } }: AnswerProps) {
  const { words, bridge } = useFace();
  return (
    <button type="button" className="link" onClick={() => void bridge.dismissRevocation(id)}>
      {words.common.ok}
    </button>
  );
}

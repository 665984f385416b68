import type { TroubleKind } from '../../shared/trouble.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { TroubleDetails } from './trouble-details.tsx';

interface TroubleWordsProps {
  readonly host: string;
  readonly trouble: TroubleKind | null;
  /** Null while a request is under way. */
  readonly retryAtMs: number | null;
}

/** What is wrong, what to do, and when it is tried again. */
export function TroubleWords({ host, trouble, retryAtMs }: TroubleWordsProps) {
  const { words } = useFace();
  const at = useClockTime();
  return (
    <div className="trouble">
      {trouble === null ? null : (
        <>
          <p className="trouble-title">{words.troubles[trouble].title}</p>
          <p>{words.troubles[trouble].next}</p>
          <TroubleDetails host={host} trouble={trouble} />
        </>
      )}
      <p className="quiet">
        {retryAtMs === null ? words.home.tryingNow : words.home.nextTry(at(retryAtMs))}
      </p>
    </div>
  );
}

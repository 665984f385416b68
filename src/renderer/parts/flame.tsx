import { assertNever } from '../../shared/assert-never.ts';
import type { FlameState } from '../../shared/flame.ts';
import { useFace } from '../face.ts';

interface FlameProps {
  readonly state: FlameState;
  /** The part of life that is left, 0 to 1; null shows no life. */
  readonly left: number | null;
  /** Something is under way: the ring turns. */
  readonly busy: boolean;
}

/** The one picture: a pilot flame whose shape tells the state, in a ring that tells the life left. */
export function Flame({ state, left, busy }: FlameProps) {
  const { home } = useFace().words;
  return (
    <svg
      className="flame"
      viewBox="0 0 120 120"
      role="img"
      aria-label={home.flame(home.states[state])}
      data-flame={state}
    >
      <circle className="ring-track" cx="60" cy="60" r="55" data-flame={state} />
      {left === null ? null : <Ring left={left} />}
      {busy ? <path className="ring-busy" d="M60 5a55 55 0 0 1 55 55" /> : null}
      <FlameShape state={state} />
      <path className="burner" d="M44 91h32" />
    </svg>
  );
}

function Ring({ left }: { readonly left: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, left)) * 1000) / 10;
  return (
    <circle
      className="ring-life"
      cx="60"
      cy="60"
      r="55"
      pathLength="100"
      strokeDasharray={`${percent} 100`}
      transform="rotate(-90 60 60)"
    />
  );
}

function FlameShape({ state }: { readonly state: FlameState }) {
  switch (state) {
    case 'lit':
      return (
        <g className="flame-lit">
          <path
            className="flame-body"
            d="M62 24c8 13 21 23 21 39a23 23 0 0 1-46 0c0-9 4-15 9-21 1 6 4 9 7 10-2-11 2-21 9-28Z"
          />
          <path
            className="flame-core"
            d="M60 56c6 7 10 11 10 18a10 10 0 0 1-20 0c0-7 4-11 10-18Z"
          />
        </g>
      );
    case 'flickering':
      return (
        <g className="flame-flickering">
          <path
            className="flame-body"
            d="M70 42c2 10 8 15 8 25a18 18 0 0 1-36 1c0-8 5-11 9-16 0 5 2 8 5 9 0-8 6-15 14-19Z"
          />
          <path className="flame-core" d="M61 65c4 4 6 7 6 11a7 7 0 0 1-14 0c0-4 4-7 8-11Z" />
          <path className="flame-spark" d="M50 34l3 5-3 5-3-5ZM62 24l2 4-2 4-2-4Z" />
        </g>
      );
    case 'out':
      return <path className="flame-smoke" d="M60 80c-9-8 9-13 0-22s9-13 0-22" />;
    case 'dim':
      return (
        <path
          className="flame-outline"
          d="M62 46c5 8 13 13 13 24a15 15 0 0 1-30 0c0-6 3-10 6-14 1 4 3 6 5 7-1-7 1-13 6-17Z"
        />
      );
    default:
      return assertNever(state);
  }
}

import { useId } from 'react';
import { SECOND_MS } from '../../shared/time-units.ts';
import type { AccountView } from '../../shared/view.ts';
import { KNOWN_CLAIMS, type TokenClaim } from '../../shared/x-ray.ts';
import { useFace } from '../face.ts';
import { type Claims, useClaims } from '../hooks/use-claims.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { BackBar } from '../parts/bar.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** The fields of a Copilot token, each with what it means. The signature never comes here. */
export function Token({ account }: { readonly account: AccountView }) {
  const { xRay } = useFace().words;
  const read = useClaims(account);
  const { claims } = read;
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{xRay.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <p className="quiet">{claims === null ? xRay.none : xRay.meaning}</p>
      {claims?.length === 0 ? <p>{xRay.silent}</p> : null}
      <dl className="claims">
        {claims?.map((claim, index) => (
          // Two fields may have one name.
          // oxlint-disable-next-line react/no-array-index-key -- a field is known by its place
          <ClaimRow key={index} claim={claim} index={index} read={read} />
        ))}
      </dl>
    </Screen>
  );
}

interface ClaimRowProps {
  readonly claim: TokenClaim;
  readonly index: number;
  readonly read: Claims;
}

/** BCP 47 for what is no language: a voice spells it, and nobody translates it. */
const NO_LANGUAGE = 'zxx';

/** Name and value stand apart: together they would be a piece of the token. */
function ClaimRow({ claim, index, read: { shown, toggle } }: ClaimRowProps) {
  const { xRay } = useFace().words;
  const { name, value } = claim;
  const isShown = shown?.index === index;
  const id = useId();
  return (
    <div className="claim">
      <dt id={`${id}-name`} lang={NO_LANGUAGE} className="claim-name">
        {name}
      </dt>
      {value === null ? (
        <>
          <dd>
            <button
              type="button"
              className="link"
              id={`${id}-show`}
              aria-labelledby={`${id}-show ${id}-name`}
              aria-pressed={isShown}
              onClick={() => void toggle(index)}
            >
              {isShown ? xRay.hide : xRay.show}
            </button>
          </dd>
          {isShown ? (
            <dd lang={NO_LANGUAGE} className="claim-whole claim-value">
              {shown.value}
            </dd>
          ) : (
            <dd className="claim-whole quiet">{xRay.masked}</dd>
          )}
        </>
      ) : (
        <dd lang={NO_LANGUAGE} className="claim-value">
          {value}
        </dd>
      )}
      <dd className="claim-whole quiet">
        <Meaning claim={claim} />
      </dd>
    </div>
  );
}

function Meaning({ claim: { name, value } }: { readonly claim: TokenClaim }) {
  const { xRay } = useFace().words;
  const at = useClockTime();
  const known = KNOWN_CLAIMS.find((one) => one === name);
  if (known === undefined) return xRay.unknown;
  const seconds = known === 'exp' && value !== null ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) ? xRay.endsAt(at(seconds * SECOND_MS)) : xRay.claims[known];
}

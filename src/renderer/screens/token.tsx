import type { AccountView } from '../../shared/view.ts';
import { KNOWN_CLAIMS, type TokenClaim } from '../../shared/x-ray.ts';
import { useFace } from '../face.ts';
import { type Claims, useClaims } from '../hooks/use-claims.ts';
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
      <div className="card claims">
        {claims?.length === 0 ? <p className="claim quiet">{xRay.silent}</p> : null}
        <dl>
          {claims?.map((claim, index) => (
            // Two fields may have one name.
            // oxlint-disable-next-line react/no-array-index-key -- a field is known by its place
            <ClaimRow key={index} claim={claim} index={index} read={read} />
          ))}
        </dl>
      </div>
    </Screen>
  );
}

interface ClaimRowProps {
  readonly claim: TokenClaim;
  readonly index: number;
  readonly read: Claims;
}

/** Name and value stand apart: together they would be a piece of the token. */
function ClaimRow({ claim: { name, value }, index, read: { shown, toggle } }: ClaimRowProps) {
  const { xRay } = useFace().words;
  const isShown = shown?.index === index;
  const known = KNOWN_CLAIMS.find((one) => one === name);
  return (
    <div className="claim">
      <dt className="claim-name">{name}</dt>
      <dd className="claim-value">
        {value ?? (isShown ? shown.value : <span className="quiet">{xRay.masked}</span>)}
      </dd>
      {value === null ? (
        <dd className="claim-show">
          <button
            type="button"
            className="link"
            aria-label={xRay.showNamed(name)}
            aria-pressed={isShown}
            onClick={() => void toggle(index)}
          >
            {isShown ? xRay.hide : xRay.show}
          </button>
        </dd>
      ) : null}
      <dd className="claim-meaning quiet">
        {known === undefined ? xRay.unknown : xRay.claims[known]}
      </dd>
    </div>
  );
}

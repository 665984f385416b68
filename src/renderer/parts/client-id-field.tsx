import { type FormEvent, useId, useState } from 'react';
import type { ClientIdOutcome } from '../../shared/ipc.ts';
import { MAXIMUM_TYPED_LENGTH } from '../../shared/typed.ts';
import { useFace } from '../face.ts';

/** The OAuth client id to sign in with, and the way back to the default. Main says what is wrong with one. */
export function ClientIdField() {
  const { view, words, bridge } = useFace();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<ClientIdOutcome | null>(null);
  const value = typed ?? view.client.id;
  const failed = outcome !== null && outcome !== 'chosen';
  const use = async (clientId: string | null): Promise<void> => {
    if (clientId === '') return setOutcome('empty');
    if ((clientId?.length ?? 0) > MAXIMUM_TYPED_LENGTH) return setOutcome('tooLong');
    const answer = await bridge.chooseClientId(clientId);
    setOutcome(answer);
    // What was refused stays, to be mended.
    if (answer === 'chosen') setTyped(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void use(value);
  };
  return (
    <form className="field" onSubmit={submit}>
      <label htmlFor={id} className="field-label">
        {words.settings.clientId}
      </label>
      <div className="field-line">
        <input
          id={id}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={failed}
          aria-describedby={`${id}-outcome`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="secondary" disabled={value === view.client.id}>
          {words.settings.useClient}
        </button>
      </div>
      <p id={`${id}-outcome`} role="status" className={failed ? 'field-error' : 'quiet'}>
        {outcome === null ? words.settings.clientDefault : words.settings.clientOutcomes[outcome]}
      </p>
      {view.client.isDefault ? null : (
        <button type="button" className="link" onClick={() => void use(null)}>
          {words.settings.useDefault}
        </button>
      )}
    </form>
  );
}

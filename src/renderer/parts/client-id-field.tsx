import { type FormEvent, useId, useState } from 'react';
import { CLIENT_ID } from '../../shared/settings-bounds.ts';
import { useFace } from '../face.ts';

/** The OAuth client id to sign in with, and the way back to the default. */
export function ClientIdField() {
  const { view, words, bridge } = useFace();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? view.client.id;
  const isUsable = CLIENT_ID.test(value.trim());
  const use = (clientId: string | null): void => {
    void bridge.changeSettings({ clientId });
    setTyped(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isUsable) use(value.trim());
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
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button
          type="submit"
          className="secondary"
          disabled={!isUsable || value === view.client.id}
        >
          {words.settings.useClient}
        </button>
      </div>
      <p id={`${id}-hint`} className="quiet">
        {words.settings.clientDefault}
      </p>
      {view.client.isDefault ? null : (
        <button type="button" className="link" onClick={() => use(null)}>
          {words.settings.useDefault}
        </button>
      )}
    </form>
  );
}

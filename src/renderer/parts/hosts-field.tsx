import { type FormEvent, useId, useState } from 'react';
import type { AddHostOutcome } from '../../shared/ipc.ts';
import { MAXIMUM_TYPED_LENGTH } from '../../shared/typed.ts';
import { useFace } from '../face.ts';

/** The hosts besides github.com. A new one is asked, by main, whether it speaks GitHub before it is kept. */
export function HostsField() {
  const { view, words, bridge } = useFace();
  const { hosts } = view.settings;
  const remove = (host: string): void => {
    void bridge.changeSettings({ hosts: hosts.filter((one) => one !== host) });
  };
  return (
    <div className="field">
      {hosts.length === 0 ? null : (
        <ul className="hosts" aria-label={words.signIn.host}>
          {hosts.map((host) => (
            <li key={host} className="row">
              {host}
              <button
                type="button"
                className="icon-button"
                aria-label={words.settings.removeHost(host)}
                onClick={() => remove(host)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewHost />
    </div>
  );
}

function NewHost() {
  const { words, bridge } = useFace();
  const id = useId();
  const [host, setHost] = useState('');
  const [outcome, setOutcome] = useState<AddHostOutcome | 'adding' | null>(null);
  const add = async (): Promise<void> => {
    if (host.trim() === '') return setOutcome('empty');
    if (host.length > MAXIMUM_TYPED_LENGTH) return setOutcome('tooLong');
    setOutcome('adding');
    const answer = await bridge.addHost(host);
    setOutcome(answer);
    if (answer === 'added') setHost('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcome !== 'adding') void add();
  };
  const failed = outcome !== null && outcome !== 'adding' && outcome !== 'added';
  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="field-label">
        {words.settings.newHost}
      </label>
      <div className="field-line">
        <input
          id={id}
          value={host}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={failed}
          aria-describedby={`${id}-outcome`}
          onChange={(event) => setHost(event.target.value)}
        />
        <button type="submit" className="secondary">
          {words.settings.addHost}
        </button>
      </div>
      <p id={`${id}-outcome`} role="status" className={failed ? 'field-error' : 'quiet'}>
        {outcome === null ? words.settings.hostsHint : outcomeWords(outcome, words.settings)}
      </p>
    </form>
  );
}

function outcomeWords(
  outcome: AddHostOutcome | 'adding',
  settings: ReturnType<typeof useFace>['words']['settings'],
): string {
  return outcome === 'adding' ? settings.adding : settings.outcomes[outcome];
}

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { AddHostAnswer, AddHostOutcome } from '../../shared/ipc.ts';
import { MAXIMUM_TYPED_LENGTH } from '../../shared/typed.ts';
import { useFace } from '../face.ts';
import { seenAsking } from '../seen-asking.ts';

interface NewHostProps {
  /** Null: the field's name is for the ear only, since what stands around it says what it is. */
  readonly label: string | null;
  readonly button: string;
  /** The focus starts in the field. */
  readonly startsHere: boolean;
  /** The host is one of ours now, as the settings write it. Not called when the field is gone by then. */
  readonly onAdded?: (host: string) => void;
  /** Esc in the field, where that is a step back. */
  readonly onBack?: () => void;
}

/** A host to type. Main asks it whether it speaks GitHub before it is kept, and what is wrong is said below the field. */
export function NewHost({ label, button, startsHere, onAdded, onBack }: NewHostProps) {
  const { words } = useFace();
  const { settings } = words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { host, setHost, state, submit } = useNewHost(onAdded);
  useEffect(() => {
    if (startsHere) input.current?.focus();
  }, [startsHere]);
  const isAsking = state === 'asking';
  const failed = state !== null && state !== 'asking' && state !== 'added';
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || onBack === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onBack();
  };
  return (
    <form className="new-host" onSubmit={submit} onKeyDown={leave}>
      <label htmlFor={id} className={label === null ? 'visually-hidden' : 'field-label'}>
        {label ?? settings.newHost}
      </label>
      <div className="field-line">
        <input
          ref={input}
          id={id}
          data-start={startsHere ? '' : undefined}
          value={host}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={failed}
          aria-describedby={`${id}-outcome`}
          onChange={(event) => setHost(event.target.value)}
        />
        <button type="submit" className="secondary" aria-disabled={isAsking}>
          {isAsking ? settings.checking : button}
        </button>
      </div>
      <p id={`${id}-outcome`} role="status" className={failed ? 'field-error' : 'quiet'}>
        {state === null || isAsking ? settings.hostsHint : settings.outcomes[state]}
      </p>
    </form>
  );
}

function useNewHost(onAdded: NewHostProps['onAdded']) {
  const { bridge } = useFace();
  const [host, setHost] = useState('');
  const [state, setState] = useState<AddHostOutcome | 'asking' | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const ask = async (): Promise<AddHostAnswer> => {
    if (host.trim() === '') return { outcome: 'empty', host: null };
    if (host.length > MAXIMUM_TYPED_LENGTH) return { outcome: 'tooLong', host: null };
    return bridge.addHost(host);
  };
  const add = async (): Promise<void> => {
    setState('asking');
    const seen = seenAsking();
    const answer = await ask();
    // What is wrong may be what was wrong at the last press.
    if (answer.host === null) await seen;
    if (!isHere.current) return;
    setState(answer.outcome);
    if (answer.host === null) return;
    setHost('');
    onAdded?.(answer.host);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (state !== 'asking') void add();
  };
  return { host, setHost, state, submit };
}

import { type ClipboardEvent, type FormEvent, useId, useRef, useState } from 'react';
import { type LeakedOutcome, MAXIMUM_LEAKED_LENGTH } from '../../shared/leaked.ts';
import { useFace } from '../face.ts';
import { BackBar } from '../parts/bar.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Has GitHub end a token that somebody else may have: what will happen is said before it is pasted. */
export function Leaked() {
  const { view, words } = useFace();
  const { leaked } = words;
  const hosts = [...new Set([...view.hosts, ...view.accounts.map(({ host }) => host)])];
  const [host, setHost] = useState<string>(view.hosts[0]);
  const id = useId();
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{leaked.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <p>{leaked.sentence}</p>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {leaked.host}
        </label>
        <select id={id} value={host} onChange={({ target }) => setHost(target.value)}>
          {hosts.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <div className="card">
        <TokenField host={host} />
      </div>
    </Screen>
  );
}

/** The page knows the token only for as long as it lies in the field, which is empty before anything is asked. */
function TokenField({ host }: { readonly host: string }) {
  const { words, bridge } = useFace();
  const { leaked } = words;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<LeakedOutcome | null>(null);
  const failed = outcome !== null && outcome !== 'asked';
  const revoke = async (token: string): Promise<LeakedOutcome> => {
    if (token === '') return 'empty';
    return token.length > MAXIMUM_LEAKED_LENGTH ? 'tooLong' : bridge.revokeLeaked({ host, token });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const token = field.current?.value ?? '';
    if (field.current !== null) field.current.value = '';
    void revoke(token).then(setOutcome);
  };
  return (
    <form className="field" onSubmit={submit}>
      <label htmlFor={id} className="field-label">
        {leaked.token}
      </label>
      <div className="field-line">
        <input
          ref={field}
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          onPaste={pasteOnOneLine}
          aria-invalid={failed}
          aria-describedby={`${id}-outcome`}
        />
        <button type="submit" className="secondary">
          {leaked.revoke}
        </button>
      </div>
      <p
        id={`${id}-outcome`}
        role="status"
        className={failed ? 'leaked-outcome field-error' : 'leaked-outcome quiet'}
      >
        {outcome === null ? leaked.kinds : leaked.outcomes[outcome]}
      </p>
    </form>
  );
}

/** A field leaves out where lines end: what stood on two would be one token, and not the one that got out. */
function pasteOnOneLine(event: ClipboardEvent<HTMLInputElement>): void {
  const { clipboardData, currentTarget: field } = event;
  const text = clipboardData.getData('text/plain');
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = field;
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  field.setRangeText(line, selectionStart ?? 0, selectionEnd ?? field.value.length, 'end');
}

import { useRef, useState } from 'react';
import { useFace } from '../face.ts';
import { IconButton } from './icon-button.tsx';
import { NewHost } from './new-host.tsx';

/** The hosts besides github.com. A new one is asked, by main, whether it speaks GitHub before it is kept. */
export function HostsField() {
  const { words } = useFace();
  return (
    <div className="field">
      <NewHost label={words.settings.newHost} button={words.settings.addHost} startsHere />
      <HostList />
    </div>
  );
}

/**
 * Has its room whether it is full or not, and scrolls in it: nothing around it ever moves. A host that was removed keeps
 * its row, with the way back, until the screen is left.
 */
function HostList() {
  const { view, words, bridge } = useFace();
  const kept = view.settings.hosts;
  const [shown, setShown] = useState(kept);
  const all = [...shown, ...kept.filter((host) => !shown.includes(host))];
  const put = (host: string, isKept: boolean): void => {
    setShown(all);
    const hosts = all.filter((one) => (one === host ? isKept : kept.includes(one)));
    void bridge.changeSettings({ hosts });
  };
  return (
    <ul className="hosts" aria-label={words.settings.hosts}>
      {all.map((host) => (
        <HostRow
          key={host}
          host={host}
          isKept={kept.includes(host)}
          onRemove={() => put(host, false)}
          onUndo={() => put(host, true)}
        />
      ))}
      {all.length === 0 ? <li className="quiet">{words.settings.noHosts}</li> : null}
    </ul>
  );
}

interface HostRowProps {
  readonly host: string;
  readonly isKept: boolean;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** The way back stands beside the cross and not in its place, where a second click would take it. */
function HostRow({ host, isKept, onRemove, onUndo }: HostRowProps) {
  const { words } = useFace();
  const row = useRef<HTMLLIElement>(null);
  const undo = (): void => {
    onUndo();
    row.current?.querySelector<HTMLElement>('.icon-button')?.focus();
  };
  return (
    <li ref={row} className="row">
      <span className={isKept ? 'row-words' : 'row-words removed'}>{host}</span>
      {isKept ? null : (
        <button type="button" className="link" onClick={undo}>
          {words.settings.undo}
          <span className="visually-hidden"> {host}</span>
        </button>
      )}
      <IconButton
        icon="cross"
        name={isKept ? words.settings.removeHost(host) : words.settings.hostRemoved(host)}
        isOff={!isKept}
        onPress={onRemove}
      />
    </li>
  );
}

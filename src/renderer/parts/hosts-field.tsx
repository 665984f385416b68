import { useFace } from '../face.ts';
import { NewHost } from './new-host.tsx';

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
      <NewHost label={words.settings.newHost} button={words.settings.addHost} startsHere={false} />
    </div>
  );
}

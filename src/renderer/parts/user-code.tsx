import { groupCode, spellCode } from '../../shared/format/user-code.ts';
import { useFace } from '../face.ts';
import { useFlash } from '../hooks/use-flash.ts';
import { Icon } from './icon.tsx';

/** The code: large for the eye, spelled for the ear, and copied by a press. */
export function UserCode({ code }: { readonly code: string }) {
  const { words, bridge } = useFace();
  const { signIn } = words;
  const [said, say] = useFlash<'copied'>();
  const copy = async (): Promise<void> => {
    if ((await bridge.copyCode()) === 'copied') say('copied');
  };
  return (
    <button type="button" className="code-chip" onClick={() => void copy()}>
      <span className="code">
        <span className="visually-hidden">
          {signIn.code}: {spellCode(code, signIn.dash)}
        </span>
        <span aria-hidden="true" data-testid="user-code">
          {groupCode(code)}
        </span>
      </span>
      <span className="code-caption">
        <Icon name={said === null ? 'copy' : 'check'} />
        {said === null ? signIn.copyCode : signIn.copied}
      </span>
    </button>
  );
}

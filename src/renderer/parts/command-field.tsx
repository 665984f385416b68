import { useEffect, useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import type { TERMINAL_COMMAND_ACTS, TerminalCommand } from '../../shared/terminal-command.ts';
import { useFace } from '../face.ts';
import { AnsweringButton } from './answering-button.tsx';

type Act = (typeof TERMINAL_COMMAND_ACTS)[number];

/** The command that terminals and scripts ask with: where it is, and how it gets there and away again. */
export function CommandField() {
  const { words, bridge } = useFace();
  const { programs } = words;
  const [stands, setStands] = useState<TerminalCommand | null>(null);
  const [wanted, setWanted] = useState<Act>('install');
  useEffect(() => {
    void bridge.terminalCommand('look').then(setStands);
  }, [bridge]);
  // While nobody knows, and where nothing can be put anywhere, there is nothing to press.
  const act = stands === null ? null : actOf(stands, wanted);
  const press = async (): Promise<TerminalCommand | null> => {
    if (act === null) return null;
    setWanted(act);
    const came = await bridge.terminalCommand(act);
    setStands(came);
    return came;
  };
  return (
    <div className="field command">
      <p className="field-label">{programs.command}</p>
      {act === null ? null : (
        <div className="stack">
          <AnsweringButton
            className="secondary"
            waiting={programs.working}
            act={press}
            answerOf={(came) =>
              hasFailed(came)
                ? { words: programs.notDone, isDone: false }
                : { words: programs.done, isDone: true }
            }
          >
            {stands?.kind === 'foreign' || stands?.kind === 'failed'
              ? programs.tryAgain
              : programs[act === 'remove' ? 'remove' : 'install']}
          </AnsweringButton>
        </div>
      )}
      <p
        role="status"
        className={hasFailed(stands) ? 'command-line field-error' : 'command-line quiet'}
      >
        <StandsWords stands={stands} />
      </p>
    </div>
  );
}

function StandsWords({ stands }: { readonly stands: TerminalCommand | null }) {
  const { programs } = useFace().words;
  if (stands === null) return programs.looking;
  const said = programs.stands[stands.kind](stands.file);
  return stands.kind === 'installed' && !stands.isOnPath ? `${said} ${programs.notOnPath}` : said;
}

function hasFailed(stands: TerminalCommand | null): boolean {
  return stands?.kind === 'foreign' || stands?.kind === 'failed';
}

/** What the button does: after a failure once more the same. */
function actOf({ kind }: TerminalCommand, wanted: Act): Act | null {
  switch (kind) {
    case 'absent':
      return 'install';
    case 'installed':
      return 'remove';
    case 'foreign':
    case 'failed':
      return wanted;
    case 'packaged':
    case 'byHand':
      return null;
    default:
      return assertNever(kind);
  }
}

import { createInterface } from 'node:readline';
import { createTroubles } from '../../test/desk/troubles.ts';
import type { Control } from '../../test/simulator/control-contract.ts';

/** Lets the person at the terminal make things go wrong, by a number and Enter. Answers with how to end that. */
export function takeTroubles(control: Control): () => void {
  const troubles = createTroubles({ control, setOnline: null });
  const list = () =>
    troubles
      .all()
      .map(({ label, isOn }, index) => `  ${index + 1}  ${label}${isOn ? ' (on)' : ''}`)
      .join('\n');
  console.log(`What can go wrong: type a number and Enter, again to mend it.\n${list()}`);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const chosen = troubles.all()[Number(line) - 1];
    if (chosen === undefined) return console.log(list());
    void troubles.press(chosen.id).then(() => console.log(list()));
  });
  return () => lines.close();
}

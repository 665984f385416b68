import { ask } from '../ask.ts';
import type { Invocation } from '../command-line.ts';
import type { CommandWorld } from '../command-world.ts';
import { type CommandOutcome, EXIT, failed, had, misused, shown } from '../failure.ts';
import { changeFile } from '../node/change-file.ts';
import { loadRules, rulesFile } from './choose-account.ts';
import { type AccountRule, faultInPattern, isWholeAccount, writeRules } from './rules.ts';

const USAGE =
  'pilot-light account wants rule list, rule add PATTERN ACCOUNT or rule remove PATTERN';

/** `account rule …`: nobody but whoever types it makes a rule. Answers with what is printed. */
export async function editRules(
  invocation: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  const [word, act, pattern, account, ...more] = invocation.rest;
  const count = invocation.rest.length;
  if (word !== 'rule' || more.length > 0) return misused(USAGE, 'account');
  const rules = loadRules(around);
  if (!rules.ok) return rules;
  if (act === 'list' && count === 2) return had(listOf(rules.value));
  if (act === 'remove' && count === 3 && pattern !== undefined) {
    return change(around, (before) => without(before, pattern));
  }
  if (act === 'add' && pattern !== undefined && account !== undefined) {
    const fault = faultInPattern(pattern);
    if (fault !== null) return misused(fault, 'account');
    const whole = await wholeName(account, invocation, around);
    if (!whole.ok) return whole;
    return change(around, (before) => {
      const others = before.filter((rule) => rule.pattern !== pattern);
      return had([...others, { pattern, account: whole.value }]);
    });
  }
  return misused(USAGE, 'account');
}

function listOf(rules: readonly AccountRule[]): string {
  if (rules.length === 0) return 'No rules: the account is the one that is selected in the app.';
  return rules.map(({ pattern, account }) => `${pattern}  ${account}`).join('\n');
}

type Rules = readonly AccountRule[];

function without(rules: Rules, pattern: string): CommandOutcome<Rules> {
  const kept = rules.filter((rule) => rule.pattern !== pattern);
  return kept.length === rules.length
    ? failed(EXIT.usage, `there is no rule ${shown(pattern)}; see pilot-light account rule list.`)
    : had(kept);
}

/** Read again at its turn: another command may have made a rule meanwhile, and none may be lost. */
async function change(
  around: CommandWorld,
  edit: (before: Rules) => CommandOutcome<Rules>,
): Promise<CommandOutcome<string>> {
  const file = rulesFile(around);
  try {
    const listed = await changeFile<CommandOutcome<string>>(file, () => {
      const before = loadRules(around);
      const edited = before.ok ? edit(before.value) : before;
      return edited.ok
        ? { text: writeRules(edited.value), made: had(listOf(edited.value)) }
        : { text: null, made: edited };
    });
    return (
      listed ?? failed(EXIT.internal, `${file} is changed by others all the time, so try again.`)
    );
  } catch {
    return failed(
      EXIT.internal,
      `${file} could not be written: see whether the disk is full or the folder is yours.`,
    );
  }
}

/** A login alone is looked up in the app: a rule knows its account's host. */
async function wholeName(
  account: string,
  { timeoutSeconds }: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  if (isWholeAccount(account)) return had(account);
  const question = { verb: 'accounts', account: null, minimumLifeSeconds: null } as const;
  const answer = await ask({ ...question, timeoutSeconds, isJson: false }, around);
  if (!answer.ok) return answer;
  const named = answer.value
    .split('\n')
    .filter((one) => one.toLowerCase().startsWith(`${account.toLowerCase()}@`));
  const [found, another] = named;
  if (found !== undefined && another === undefined) return had(found);
  return failed(
    EXIT.unknownAccount,
    `${shown(account)} is no account, or on several hosts, so name it as pilot-light accounts prints it.`,
  );
}

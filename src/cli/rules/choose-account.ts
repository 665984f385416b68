import path from 'node:path';
import type { Invocation } from '../command-line.ts';
import type { CommandWorld } from '../command-world.ts';
import { type CommandOutcome, EXIT, failed, had, notOurs } from '../failure.ts';
import { gitConfigFrom, standingOf, textAt, withoutLinks } from '../node/near-files.ts';
import { remotesIn } from './remotes.ts';
import { type AccountRule, readRules, ruleFor } from './rules.ts';

/** The account to ask for, and why that one. */
export interface ChosenAccount {
  /** Null is the one that is selected in the app. */
  readonly account: string | null;
  readonly because: string;
}

/** Where the rules are; the half in `sh` looks there, too. */
export function rulesFile({ variables, home }: Pick<CommandWorld, 'variables' | 'home'>): string {
  const config = variables['XDG_CONFIG_HOME'];
  const folder = config?.startsWith('/') === true ? config : path.join(home, '.config');
  return path.join(folder, 'pilot-light', 'account-rules');
}

/** The rules; none where there is no file. */
export function loadRules(around: CommandWorld): CommandOutcome<readonly AccountRule[]> {
  const file = rulesFile(around);
  const standing = standingOf(file, around.uid);
  if (standing === 'absent') return had([]);
  if (standing === 'notOurs') return notOurs('any account', file);
  const rules = readRules(textAt(file) ?? 'none');
  return rules === null
    ? failed(EXIT.usage, `${file} has a line that is no rule, so mend it or remove the file.`)
    : had(rules);
}

/**
 * What was said counts, and then the first rule that fits the folder or a remote of its repository. Only a remote on the
 * account's own host counts, so that no name elsewhere leads to it.
 */
export function chooseAccount(
  { account, isAccountGiven }: Pick<Invocation, 'account' | 'isAccountGiven'>,
  around: CommandWorld,
): CommandOutcome<ChosenAccount> {
  if (account !== null) {
    return had({ account, because: isAccountGiven ? 'by --account' : 'by PILOT_LIGHT_ACCOUNT' });
  }
  const rules = loadRules(around);
  if (!rules.ok) return rules;
  if (rules.value.length === 0) return had({ account, because: SELECTED });
  const { folder, home } = around;
  const remotes = remotesIn(gitConfigFrom(folder) ?? '');
  const rule = ruleFor(rules.value, { folder, home, remotes, withoutLinks });
  if (rule === null) return had({ account, because: `as no rule fits here, ${SELECTED}` });
  return had({ account: rule.account, because: `by the rule ${rule.pattern}` });
}

const SELECTED = 'as selected in the app';

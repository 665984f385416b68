import { createHash } from 'node:crypto';
import { spellingsIn } from '../../support/leaks.ts';

/** A secret that is known to the test, so that it can be looked for everywhere. */
export interface Canary {
  readonly name: string;
  readonly text: string;
  /** A user code may be shown, and must not be written down. */
  readonly mayBeShown: boolean;
}

/** Letters and digits that appear nowhere by chance, the same in every run. */
function plumage(name: string, length: number): string {
  const digest = createHash('sha512').update(`canary ${name}`).digest('hex');
  return digest.repeat(2).slice(0, length);
}

function canary(name: string, text: string): Canary {
  return { name, text, mayBeShown: false };
}

const gitHubToken = (name: string) => canary(name, `ghu_${plumage(name, 36)}`);
const refreshToken = (name: string) => canary(name, `ghr_${plumage(name, 76)}`);
const copilotToken = (name: string) =>
  canary(
    name,
    `tid=${plumage(name, 32)};exp=4102444800;sku=x;st=dotcom:${plumage(`${name} mac`, 64)}`,
  );

/** Every secret that the story hands to the app. */
export const CANARIES = {
  deviceCode: canary('the device code', plumage('device code', 40)),
  userCode: { name: 'the user code', text: 'KNRY-4817', mayBeShown: true },
  gitHubToken: gitHubToken('the GitHub token'),
  refreshToken: refreshToken('the refresh token'),
  copilotToken: copilotToken('the Copilot token'),
  secondGitHubToken: gitHubToken('the renewed GitHub token'),
  secondRefreshToken: refreshToken('the renewed refresh token'),
  secondCopilotToken: copilotToken('the renewed Copilot token'),
  thirdCopilotToken: copilotToken('the Copilot token after a restart'),
  /** Only ever in answers that make no sense, so that nobody could have registered them. */
  strayGitHubToken: gitHubToken('a GitHub token in a broken answer'),
  strayCopilotToken: copilotToken('a Copilot token in a broken answer'),
  leakedToken: canary('a token that got out', `ghp_${plumage('leaked', 36)}`),
} as const satisfies Readonly<Record<string, Canary>>;

/** Where a canary was found, in words; empty is what everybody hopes for. */
export function leaksIn(
  place: string,
  kind: 'shown' | 'written',
  text: string,
  canaries: readonly Canary[] = Object.values(CANARIES),
): readonly string[] {
  return canaries
    .filter(({ mayBeShown }) => kind === 'written' || !mayBeShown)
    .flatMap((one) => spellingsIn(text, one.text).map((how) => `${one.name}, ${how}, in ${place}`));
}

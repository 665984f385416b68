/**
 * What the app keeps whatever breaks.
 *
 * - `G` the GitHub token on disk is the last verified one, or its backup
 * - `C` a Copilot token is served until its own end
 * - `O` one refresh and one sign-in at a time
 * - `B` bounded: time, memory, retries
 * - `S` no secret in logs, IPC, notices, nor on disk in clear
 * - `U` the screen shows one of a closed set of states, with what to do next
 */
export type Keeps = 'G' | 'C' | 'O' | 'B' | 'S' | 'U';

/** One thing that breaks. */
export interface FaultRow {
  readonly number: number;
  readonly title: string;
  readonly keeps: readonly Keeps[];
  /** What it breaks is not built yet: it can be neither held nor lost. */
  readonly isLater: boolean;
}

const LETTERS: Readonly<Record<string, Keeps>> = { G: 'G', C: 'C', O: 'O', B: 'B', S: 'S', U: 'U' };

/** Every fault that the app has an answer to, by number. */
export const matrix: readonly FaultRow[] = [
  row(1, 'killed at any step of a write', 'G'),
  row(2, 'the disk is full', 'GCU'),
  row(3, 'the disk fails a flush', 'G'),
  row(4, 'the folder refuses writes', 'GU'),
  row(5, 'the store is cut short', 'GU'),
  row(6, 'a byte of the store changes', 'G'),
  row(7, 'the store is a folder, a link, a pipe, or huge', 'B'),
  row(8, 'the store is from a newer version', 'G'),
  row(9, 'a crash left temporary files', 'G'),
  row(10, 'the store is open to others, or theirs', 'S'),
  row(11, 'two starts at once', 'O'),
  row(12, 'a dead socket is in the way', 'U'),
  row(13, 'the keyring never answers', 'U'),
  row(14, 'the keyring fails until the next start', 'GU'),
  row(15, 'the store cannot be decrypted', 'G'),
  row(16, 'the store decrypts to garbage', 'S'),
  row(17, 'encrypting again fails', 'G'),
  row(18, 'the only key is public', 'SU'),
  row(19, 'the key changes between runs', 'GS'),
  row(20, 'no encryption in this run', 'GS'),
  row(21, 'GitHub says slow down', 'B'),
  row(22, 'nobody types the code', 'O'),
  row(23, 'GitHub ends the sign-in', 'U'),
  row(24, 'approval meets expiry, or its answer is lost', 'U'),
  row(25, 'the device code lacks fields or makes no sense', 'B'),
  row(26, 'the sign-in address is not GitHub', 'S'),
  row(27, 'cancel or quit while polling', 'O'),
  row(28, 'sign-in is clicked twenty times', 'O'),
  row(29, 'one 401 from the exchange', 'G'),
  row(30, 'a confirmed 401', 'G'),
  row(31, 'GitHub refuses Copilot', 'U'),
  row(32, 'the exchange is not found', 'C'),
  row(33, 'too many requests', 'CB'),
  row(34, 'the rate limit is used up', 'C'),
  row(35, 'GitHub is down for an hour', 'CB'),
  row(36, 'connections are refused, reset or cut', 'C'),
  row(37, 'names do not resolve', 'C'),
  row(38, 'the server never answers', 'B'),
  row(39, 'the answer drips', 'B'),
  row(40, 'the answer is huge', 'B'),
  row(41, 'the answer is no JSON', 'SC'),
  row(42, 'a portal answers instead', 'S'),
  row(43, 'the answer is a redirect', 'S'),
  row(44, 'the certificate is not trusted', 'U'),
  row(45, 'the proxy refuses', 'U'),
  row(46, 'the answer has changed shape', 'C'),
  row(47, 'the token or its times make no sense', 'B'),
  row(48, 'the clock is wrong', 'B'),
  row(49, 'the clock jumps ahead', 'C'),
  row(50, 'awake before the network', 'C'),
  row(51, 'asleep during a refresh', 'O'),
  row(52, 'a hundred ask at once', 'O'),
  row(53, 'killed before a new token is in place', 'G'),
  row(54, 'the account changes during a refresh', 'S'),
  row(55, 'the window crashes, hangs or turns hostile', 'SB'),
  { ...row(56, 'clients of the agent misbehave', 'BS'), isLater: true },
  row(57, 'the clipboard fails, or is no longer ours', 'S'),
  { ...row(58, 'revoking fails', 'SU'), isLater: true },
];

function row(number: number, title: string, letters: string): FaultRow {
  return { number, title, keeps: keepsOf(letters), isLater: false };
}

/** The promises named by their letters; other characters separate them. */
export function keepsOf(letters: string): readonly Keeps[] {
  return letters.split('').flatMap((letter) => LETTERS[letter] ?? []);
}

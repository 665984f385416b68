/**
 * What the app keeps whatever breaks.
 *
 * - `G` the GitHub token on disk is the last verified one, or its backup
 * - `C` a Copilot token is served until its own end
 * - `O` one refresh and one sign-in at a time
 * - `B` bounded: time, memory, retries
 * - `S` no secret in logs, IPC, notices, nor on disk in clear
 * - `U` the screen shows one of a closed set of states, with what to do next
 * - `D` deletion is final: what was signed out is not on the disk and does not come back
 * - `P` polite: no standing state makes more than 30 requests an hour to a host
 * - `A` always a face, and no verdict stands for ever without the app itself looking again
 */
export type Keeps = 'G' | 'C' | 'O' | 'B' | 'S' | 'U' | 'D' | 'P' | 'A';

/** One thing that breaks. */
export interface FaultRow {
  readonly number: number;
  readonly title: string;
  readonly keeps: readonly Keeps[];
}

const LETTERS: readonly Keeps[] = ['G', 'C', 'O', 'B', 'S', 'U', 'D', 'P', 'A'];

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
  row(56, 'clients of the agent misbehave', 'BSP'),
  row(57, 'the clipboard fails, or is no longer ours', 'S'),
  row(58, 'revoking fails', 'SU'),
  row(59, 'quit while the vault owes a write', 'GDU'),
  row(60, 'an answer that no face can show', 'A'),
  row(61, 'an unrepeatable request is answered late', 'G'),
  row(62, 'a secret is older than 256 others', 'S'),
  row(63, 'a secret lies across the cut', 'S'),
  row(64, 'words of the server quote a secret', 'S'),
  row(65, 'a secret in a strange spelling', 'S'),
  row(66, 'copies of a damaged store', 'D'),
  row(67, 'sign-out while the disk refuses', 'DU'),
  row(68, '401 for a while, then all is well', 'AG'),
  row(69, 'one 404 at the renewal of the GitHub token', 'AG'),
  row(70, 'one refusal after success', 'CA'),
  row(71, 'renewal of the GitHub token fails while it lives', 'C'),
  row(72, '/user is limited or down', 'P'),
  row(73, 'a clock that is pulled all the time', 'P'),
  row(74, 'a network that flaps', 'P'),
  row(75, 'the exchange says 401, /user says 200', 'PG'),
  row(76, 'impatient hands', 'PU'),
  row(77, 'a second host with another clock', 'GU'),
  row(78, 'another account came back, and its name did not', 'GS'),
  row(79, 'the keyring comes late', 'AG'),
  row(80, 'the clipboard cannot be read when it is due', 'S'),
  row(81, 'copy and clear overtake each other', 'S'),
  row(82, 'a copy that is dropped in silence', 'U'),
  row(83, 'one Date is hours off', 'C'),
  row(84, 'a Retry-After of years', 'CU'),
  row(85, 'the clock runs ahead while a code is shown', 'U'),
  row(86, 'a clock that gains all the time', 'U'),
  row(87, 'no local clock has seen the sleep', 'C'),
  row(88, 'sign-out of the account that signs in', 'U'),
  row(89, 'a page asks for strange hosts', 'S'),
  row(90, 'an old store comes back', 'G'),
  row(91, 'bounds that disagree', 'U'),
  row(92, 'names of nothing, or of marks', 'U'),
  row(93, 'an alarm throws', 'C'),
  row(94, 'hiccups at each renewal', 'U'),
  row(95, 'an environment that takes atomic writes away', 'G'),
  row(96, 'absurd settings', 'S'),
  row(97, '/user refuses the API version', 'AG'),
  row(98, 'polls are answered by somebody else', 'U'),
  row(99, 'settings as editors save them', 'U'),
  row(100, 'a refusal without a known shape', 'UP'),
  row(101, 'a client id or host with strange characters', 'U'),
  row(102, 'plan or login has changed', 'U'),
  row(103, 'an inherited environment', 'SU'),
  row(104, 'the autostart entry is gone or stale', 'U'),
  row(105, 'the panel comes late', 'A'),
  row(106, 'an error that nobody caught', 'A'),
  row(107, 'ids and labels over the limit', 'A'),
  row(108, 'files that are links, folders that cannot be flushed', 'GU'),
];

function row(number: number, title: string, letters: string): FaultRow {
  return { number, title, keeps: keepsOf(letters) };
}

/** The promises named by their letters; other characters separate them. */
export function keepsOf(letters: string): readonly Keeps[] {
  return LETTERS.filter((letter) => letters.includes(letter));
}

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import type { Kind, Kinds } from './happening.ts';
import { type Asked, badCredentials, type Purpose, type Said, says } from './host.ts';
import { anyHost } from './person.ts';
import { NOBODY, PAGE } from './road.ts';
import type { World } from './world.ts';

type Say = (asked: Asked, truth: () => Said, dice: VirtualRandom) => Said;

/** How long the app may need to find out that a verdict has been taken back: it looks again hourly. */
const VERDICT_MS = HOUR_MS + 10 * MINUTE_MS;

const refusal = (id: string, words: Readonly<Record<string, string>> = {}): Said =>
  says(403, { message: 'Forbidden', error_details: { notification_id: id, ...words } });

/** As a server cuts and spells what it quotes: behind so many other characters. */
const quoting = (secret: string | null, before: number): string =>
  `${'Your request was blocked. '.repeat(30).slice(0, before)}${secret ?? ''}`;

/** What a host says that is not as the rules say, though it does answer. */
export const ANSWERS: Kinds = {
  // The exchange.
  'one 401': once(['exchange'], () => badCredentials()),
  '401 everywhere': lasting(['exchange', 'user'], () => badCredentials()),
  '401 of the exchange alone': lasting(['exchange'], () => badCredentials()),
  'one refusal': once(['exchange'], (_asked, _truth, dice) => refusal(anyRefusal(dice))),
  'a refusal that lasts': lasting(['exchange'], () => refusal('no_copilot_access')),
  'one 404 of the exchange': once(['exchange'], () => says(404, { message: 'Not Found' })),
  'an exchange that is closed': {
    perDay: 0.08,
    befall: (world, dice) =>
      lie(world, dice, {
        purposes: ['exchange'],
        say: () => says(dice.pick([404, 410]), { message: 'Not Found' }),
        times: Number.POSITIVE_INFINITY,
        spanMs: dice.between(4 * HOUR_MS, 40 * HOUR_MS),
      }),
  },
  'a single sign-on': lasting(['exchange'], () =>
    says(
      403,
      { message: 'Resource protected by organization SAML enforcement.' },
      {
        'x-github-sso':
          'required; url=https://github.com/orgs/octo-org/sso?authorization_request=A',
      },
    ),
  ),
  'a suspended account': lasting(['exchange', 'user'], ({ purpose }) =>
    purpose === 'exchange'
      ? badCredentials()
      : says(403, { message: 'Sorry. Your account was suspended.' }),
  ),
  'a remark beside a token': once(['exchange'], (_asked, truth, dice) =>
    changed(truth(), { user_notification: anyRemark(dice) }),
  ),
  'a 466': lasting(['exchange'], () => ({
    status: 466,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'bad request: the specified API version is no longer supported. Update your client.\n',
  })),
  'a token without a life': once(['exchange'], (_asked, truth) =>
    changed(truth(), { expires_at: 1, refresh_in: -1 }),
  ),
  'a token that lives for ever': once(['exchange'], (_asked, truth) =>
    changed(truth(), { expires_at: 1e15 }),
  ),
  'a refresh_in of no sense': once(['exchange'], (_asked, truth, dice) =>
    changed(truth(), { refresh_in: dice.pick([0, -5, 1e12, 0.001]) }),
  ),
  'no token': once(['exchange'], (_asked, truth) => changed(truth(), { token: '' })),
  'a Retry-After of years': once(['exchange'], () =>
    says(503, { message: 'Service unavailable' }, { 'retry-after': '1000000000' }),
  ),
  // The GitHub token's renewal.
  'one 404 of the renewal': once(['renew'], () => says(404, { error: 'Not Found' })),
  'a renewal that is late': late(['renew']),
  // Who it is.
  'a 400 of /user': lasting(['user'], () => says(400, { message: 'Bad Request' })),
  'a nameless /user': lasting(['user'], () => says(200, { id: 1, login: '' })),
  // Signing in.
  'a page for a poll': once(['poll'], () => ({ status: 502, body: '<html/>', headers: PAGE })),
  'an empty poll': once(['poll'], () => ({ status: 200, body: '', headers: NOBODY })),
  'slow down': once(['poll'], () => says(200, { error: 'slow_down' })),
  'a code of no sense': once(['code'], (_asked, truth, dice) =>
    changed(truth(), {
      interval: dice.pick<unknown>(['5', null, 7]),
      expires_in: dice.pick<unknown>([900, '900', null]),
    }),
  ),
  'words that quote the token': lasting(['exchange'], ({ secret }) =>
    refusal('feature_flag_blocked', {
      title: quoting(secret, 30),
      message: quoting(secret, 300),
    }),
  ),
};

/** As GitHub makes them, and as nobody should. */
function anyRemark(dice: VirtualRandom): unknown {
  return dice.pick<unknown>([
    { notification_id: 'free_over_limits', title: 'Used up', message: 'Upgrade.' },
    { notification_id: 'copilot_seat_added_17', title: 'Welcome' },
    { notification_id: 'never_heard', message: 'Something new.', url: 'https://evil.example/' },
    { notification_id: 7, title: ['x'] },
    'a word',
  ]);
}

function anyRefusal(dice: VirtualRandom): string {
  return dice.pick(['no_copilot_access', 'server_error', 'feature_flag_blocked', 'never_heard']);
}

/** The same answer, with other fields. */
function changed(said: Said, fields: Readonly<Record<string, unknown>>): Said {
  const body: unknown = JSON.parse(said.body);
  return { ...said, body: JSON.stringify({ ...Object(body), ...fields }) };
}

function once(purposes: readonly Purpose[], say: Say): Kind {
  return { perDay: 0.12, befall: (world, dice) => lie(world, dice, { purposes, say, times: 1 }) };
}

/** For seconds or for hours; what it has led to may stand for an hour longer. */
function lasting(purposes: readonly Purpose[], say: Say): Kind {
  return {
    perDay: 0.1,
    befall: (world, dice) =>
      lie(world, dice, {
        purposes,
        say,
        times: Number.POSITIVE_INFINITY,
        spanMs: dice.scaled(5 * SECOND_MS, 4 * HOUR_MS),
      }),
  };
}

/** The host does at once what it is asked, and takes its time to say so. */
function late(purposes: readonly Purpose[]): Kind {
  return {
    perDay: 0.3,
    befall: (world, dice) =>
      lie(world, dice, {
        purposes,
        say: (_asked, truth) => truth(),
        times: 1,
        lateMs: dice.between(15 * SECOND_MS, 110 * SECOND_MS),
      }),
  };
}

interface Told {
  readonly purposes: readonly Purpose[];
  readonly say: Say;
  readonly times: number;
  readonly spanMs?: number;
  readonly lateMs?: number;
}

function lie(world: World, dice: VirtualRandom, told: Told): boolean {
  const host = anyHost(world, dice);
  const lies = world.road.lies.get(host);
  if (lies === undefined || lies.length > 0) return false;
  const { purposes, say, times, spanMs, lateMs } = told;
  const one = {
    purposes,
    times,
    ...(lateMs === undefined ? {} : { lateMs }),
    say: (asked: Asked, truth: () => Said) => say(asked, truth, dice),
  };
  lies.push(one);
  if (spanMs === undefined) return true;
  const end = world.excuses.begin(host, 'a lie', VERDICT_MS);
  world.later(spanMs, () => {
    lies.splice(lies.indexOf(one), 1);
    end();
  });
  return true;
}

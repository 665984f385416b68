import type { LaunchOptions } from '../driver/driver.ts';
import { expect, test } from '../driver/fixtures.ts';
import { longestNamesWalk } from '../screens/longest-names-walk.ts';
import { WALKS } from '../screens/screens.ts';
import { takeWalk, type Walk } from '../screens/walk.ts';
import { pressOn, watchPresses } from './presses.ts';

/** A walk presses some hundred buttons. */
const PATIENCE_MS = 480_000;

const BEGINS = 'It begins a sign-in: sign-in.spec.ts presses it after one that failed.';
const ENDS = 'It ends the app.';
const ONE_LINE = 'It is pressed while the token is lit, of which a routine renewal takes nothing.';
const ONE_LIST = 'The first and the last of this list are pressed.';
const OTHER_MENU = 'It is pressed in the same menu of other accounts.';
const ONE_DOCTOR = 'It is pressed while the token still lives.';
const ONE_SWITCH =
  'The settings have the same; from sources Windows refuses it, which is told there.';

const SAME_MENU = 'It is pressed in the same menu while the token is lit.';

/** What no walk presses, and why. */
const LEFT: Readonly<Record<string, string>> = {
  'activity: Show more':
    'No walk lives long enough for a second page; activity-verbs.test.ts asks for it.',
  'home flickering: an account': SAME_MENU,
  'home lit: Last 24 hr: Ready for less than a minute': 'It is pressed when it says a longer time.',
  'home out: an account': SAME_MENU,
  'settings: Activity': 'The walk of the activity comes to it by the strip at home.',
  'done: Start at login': ONE_SWITCH,
  'home flickering: Copy again': ONE_LINE,
  'home lit: Authorization header': ONE_LIST,
  'home lit: Restart and sign me out': ENDS,
  'home lit: Shell: export COPILOT_TOKEN=…': ONE_LIST,
  'home lit: curl command': ONE_LIST,
  'home lit: PowerShell: $env:COPILOT_TOKEN = …': ONE_LIST,
  'home lit: fish: set -gx COPILOT_TOKEN …': ONE_LIST,
  'home refused: Sign out …': OTHER_MENU,
  'home refused: Usage': OTHER_MENU,
  'home out: Look closer': ONE_DOCTOR,
  'home refused: Sign in with the default app': BEGINS,
  'home refused: What the token says': OTHER_MENU,
  'settings: OK':
    'The list behind it scrolls into its place, where a second click meets another button.',
  'settings: Quit Pilot Light': ENDS,
  'removal: Quit Pilot Light': ENDS,
  'removal: Try again': ENDS,
  'signed-out: Delete it': 'Its neighbour is pressed, and either ends the question.',
  'signed-out: Restart Pilot Light': ENDS,
};

const BOTTOM = { platform: 'win32' } as const;
const TOP = { platform: 'darwin' } as const;

// One after the other, as what they have met and pressed is counted together.
test.describe.configure({ mode: 'default' });

const watch = watchPresses();

for (const walk of [...WALKS, longestNamesWalk]) {
  test(`every press of the walk "${walk.name}" answers, and moves nothing, also with the tray at the other end`, async ({
    driver,
    launch,
  }) => {
    test.skip(driver.name === 'electron', 'A real app is on the system that it is on.');
    test.setTimeout(PATIENCE_MS);
    await takeWalk(atTheOtherEnd(walk), {
      launch,
      isGitHub: false,
      press: watch.press,
      visit: (screen, stage) => test.step(screen.name, () => pressOn(screen, stage, watch)),
    });
    expect(watch.takeProblems()).toEqual([]);
  });
}

test('every button of every screen is pressed by a walk', ({ driver }) => {
  test.skip(driver.name === 'electron', 'The walks were left out.');
  const left = [...watch.met].filter((one) => !watch.pressed.has(one)).toSorted();
  expect(left, Object.values(LEFT).join(' ')).toEqual(Object.keys(LEFT).toSorted());
});

/** Where screens.spec.ts has no tray; a walk on a desktop of its own stays there. */
function atTheOtherEnd(walk: Walk): Walk {
  const { launch } = walk;
  const isAtHome = launch?.system?.platform !== undefined || launch?.encryption !== undefined;
  if (isAtHome || launch?.env !== undefined) return walk;
  const system: NonNullable<LaunchOptions['system']> = walk.name === 'sign-in' ? TOP : BOTTOM;
  return { ...walk, launch: { ...launch, system: { ...launch?.system, ...system } } };
}

import path from 'node:path';
import type { Impatience, Program } from '../../test/recipes/programs.ts';
import { type Trial, tryProgram } from '../../test/recipes/trial.ts';
import { heldThrough, type Loss, lossOf, type Sight, sightOf } from '../../test/recipes/verdict.ts';
import { type FedWorld, startFedWorld } from '../../test/support/fed-world.ts';
import { ROOT } from '../../test/support/root.ts';
import { installedFolder, partsOf } from '../host/packages.ts';

/** What is known of one program after its trials. */
export interface Proof {
  readonly name: string;
  readonly version: string;
  readonly held: boolean;
  /** Why there is nothing else; null when it was tried. */
  readonly notRun: string | null;
  /** Through the death of a token between two requests. */
  readonly expiry: Sight | null;
  /** The same for a program that keeps a token, once it has kept it for its time; null for the others. */
  readonly expiryAfterKeeping: Sight | null;
  readonly locked: Loss | null;
  readonly signedOut: Loss | null;
  readonly seconds: number;
}

/** A token lives for half an hour. */
const PAST_EXPIRY_MS = 31 * 60_000;

/** What the agent says of a locked screen, and when nobody is signed in. */
const SENTENCE = /screen is locked|nobody is signed in/i;

const COMMAND_FOLDER = path.join(ROOT, 'out/cli');

type Between = (bench: FedWorld) => Promise<void>;

const past: Between = (bench) => bench.pass(PAST_EXPIRY_MS);
/**
 * The token that a program may have kept is dead by then, or it would rightly go on with it. Only afterwards does time
 * pass: a program that asks in the background would have a fresh one from in between.
 */
const locked: Between = async (bench) => {
  bench.lock();
  await past(bench);
};
const signedOut: Between = async (bench) => {
  await bench.signOut();
  await past(bench);
};

/** Tries a program through everything. Never skips in silence: what cannot be had has not held. */
export async function prove(program: Program, isVerbose: boolean): Promise<Proof> {
  const startedAtMs = performance.now();
  const { name, drive, packages } = program;
  const [, version] = partsOf(packages[0] ?? '');
  const folder = await installedFolder(program);
  const nothing = { expiry: null, expiryAfterKeeping: null, locked: null, signedOut: null };
  if (folder === null) {
    const notRun = `${packages.join(', ')} could not be installed`;
    return { name, version, held: false, notRun, ...nothing, seconds: 0 };
  }
  const impatience = drive.kind === 'run' ? drive.impatient : null;
  const attempt = async (between: Between, how: Impatience | null): Promise<Trial> => {
    const trial = await onBench(program, folder, between, how);
    if (isVerbose) console.log(`--- ${name}, exit ${trial.code}\n${trial.output}`);
    return trial;
  };
  const expiry = await attempt(past, null);
  const keeping = impatience !== null ? await attempt(past, impatience) : null;
  const losses = [await attempt(locked, impatience), await attempt(signedOut, impatience)];
  const [lockedLoss, signedOutLoss] = losses.map((trial) =>
    lossOf(sightOf(trial.before), sightOf(trial.after), trial, SENTENCE),
  );
  const proof = {
    name,
    version,
    notRun: null,
    expiry: wholeSight(expiry),
    expiryAfterKeeping: keeping === null ? null : wholeSight(keeping),
    locked: lockedLoss ?? null,
    signedOut: signedOutLoss ?? null,
    seconds: Math.round((performance.now() - startedAtMs) / 1_000),
  };
  const succeeded = [expiry, keeping].every((trial) => trial === null || isPong(trial));
  return { ...proof, held: succeeded && isHeld(proof, program) };
}

async function onBench(
  program: Program,
  folder: string,
  between: Between,
  impatience: Impatience | null,
): Promise<Trial> {
  const bench = await startFedWorld('0.1.0');
  try {
    return await tryProgram(bench, {
      program,
      folder,
      commandFolder: COMMAND_FOLDER,
      impatience,
      between,
    });
  } finally {
    await bench.close();
  }
}

const wholeSight = ({ before, after }: Trial): Sight => sightOf([...before, ...after]);

const isPong = ({ code, output }: Trial): boolean => code === 0 && output.includes('pong');

function isHeld(
  { expiry, expiryAfterKeeping, locked, signedOut }: Omit<Proof, 'held'>,
  { withoutToken, triesDead }: Program,
): boolean {
  const expected = withoutToken === 'stops' ? 'stopped' : 'askedWithoutKey';
  return (
    expiry !== null &&
    heldThrough(expiry, triesDead !== 'never') &&
    (expiryAfterKeeping === null || heldThrough(expiryAfterKeeping, triesDead === 'onceMore')) &&
    [locked, signedOut].every((loss) => loss?.did === expected && loss.leaks === 0)
  );
}

/** One program in one line. */
export function lineOf(proof: Proof): string {
  const { name, version, held, notRun, expiry, expiryAfterKeeping, seconds } = proof;
  const about = `${held ? '✓' : '✗'} ${name} ${version}`;
  if (notRun !== null) return `${about}: not run, ${notRun}`;
  return [
    `${about}: through an expiry ${sightText(expiry)}`,
    ...(expiryAfterKeeping === null
      ? []
      : [`after its five minutes ${sightText(expiryAfterKeeping)}`]),
    `locked: ${lossText(proof.locked)}`,
    `signed out: ${lossText(proof.signedOut)} (${seconds} s)`,
  ].join('; ');
}

function sightText(sight: Sight | null): string {
  if (sight === null) return 'nothing';
  const { requests, tokens, dead, keyless, leaks } = sight;
  const faults = [
    dead > 0 ? `${dead} with a dead token` : '',
    keyless > 0 ? `${keyless} without a token` : '',
  ].filter(Boolean);
  return [
    `${requests} requests`,
    `${tokens} Copilot tokens`,
    ...faults,
    `${leaks} GitHub tokens`,
  ].join(', ');
}

function lossText(loss: Loss | null): string {
  if (loss === null) return 'not tried';
  const DID = {
    stopped: 'stops',
    askedWithoutKey: 'asks without a key',
    wentOn: 'GOES ON',
    neverBegan: 'NEVER BEGAN',
  };
  return `${DID[loss.did]}, exit ${loss.code}, ${loss.saidWhy ? 'says why' : 'does not say why'}`;
}

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import type { GitHubStage } from '../../peers/github-stage.ts';
import { launchStandIn } from '../../stand-in/launch.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { ROOT } from '../../support/root.ts';
import { letWindowGo, signInByHand } from '../app/signed-in.ts';
import type { Running, Side, TakeSide } from './side.ts';

/** What differs between one use of the app and another. */
interface Use {
  /** How much faster its clocks run. */
  readonly timeScale?: number;
  /** Started by a person, with its window; otherwise as at login. */
  readonly hasWindow?: boolean;
}

/** The built app on the stand-in, at GitHub by its name and over TLS like the other side. */
export function pilotLight(browser: Browser, { timeScale = 1, hasWindow = false }: Use): TakeSide {
  return async (stage) => {
    const userData = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-beside-'));
    const launch = (args: readonly string[]): Promise<StandIn> => {
      const env = {
        NODE_EXTRA_CA_CERTS: stage.authorityFile,
        PILOT_LIGHT_TIME_SCALE: String(timeScale),
      };
      return launchStandIn({ appDir: ROOT, browser, userData, env, args });
    };
    await signIn(await launch([]), stage);
    return {
      start: async () => runningOf(await launch(hasWindow ? [] : ['--hidden'])),
      leave: async () => rmSync(userData, { recursive: true, force: true }),
    } satisfies Side;
  };
}

async function signIn(app: StandIn, { simulator }: GitHubStage): Promise<void> {
  try {
    await signInByHand(await app.window(), simulator);
  } finally {
    await app.close();
  }
}

function runningOf(app: StandIn): Running {
  return {
    pid: app.pid,
    hasEnded: () => app.hasExited(),
    rest: () => letWindowGo(app),
    // As the tray's menu offers it.
    hasToken: async () =>
      !app.hasExited() &&
      (await app.tray.menu()).some(({ id, enabled }) => id === 'copy' && enabled),
    end: () => app.close(),
  };
}

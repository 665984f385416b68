import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ask } from '../../support/agent-caller.ts';
import { filesBelow } from '../../support/files-below.ts';
import type { Place } from '../../support/leaks.ts';
import { type DrivenApp, labelsOf } from '../driver/driver.ts';
import { RECORDED, type Recorded } from './recorder.ts';

/** A place that no secret may reach. */
export interface Collector {
  readonly place: Place;
  /** `shown` to a person now, or `written` to where it stays. */
  readonly kind: 'shown' | 'written';
  readonly collect: (app: DrivenApp, page: Page) => Promise<string>;
}

/**
 * Every place but the clipboard, which is where a person asked a token to go.
 *
 * A new place (a screen, a file, a socket) joins by a line here.
 */
export const COLLECTORS: readonly Collector[] = [
  { place: 'logs', kind: 'written', collect: async (app) => app.output() },
  { place: 'files', kind: 'written', collect: async (app) => filesBelow(app.userData) },
  { place: 'activity', kind: 'written', collect: async (app) => activityOf(app) },
  { place: 'IPC', kind: 'shown', collect: messagesToPage },
  { place: 'DOM', kind: 'shown', collect: (_app, page) => wholePage(page) },
  {
    place: 'notices',
    kind: 'shown',
    collect: async (app) => JSON.stringify(await app.notices()),
  },
  {
    place: 'tray',
    kind: 'shown',
    collect: async (app) => {
      const menu = await app.tray.menu().catch(() => []);
      return [...labelsOf(menu), await app.tray.tooltip()].join('\n');
    },
  },
  { place: 'agent', kind: 'shown', collect: async (app) => agentAnswers(app) },
  {
    place: 'links',
    kind: 'shown',
    collect: async (app) => JSON.stringify(await app.openedLinks()),
  },
];

/** What no program may be told but whoever asks for a token; nothing while nobody listens below the app's own files. */
async function agentAnswers({ userData }: DrivenApp): Promise<string> {
  const file = path.join(userData, 'run/agent.sock');
  if (!fs.existsSync(file)) return '';
  const answers: string[] = [];
  for (const target of ['status', 'accounts', 'endpoint', 'github-token', 'token?account=nobody']) {
    const { headers, body } = await ask(file, `/v1/${target}`, { Accept: 'application/json' });
    answers.push(JSON.stringify(headers), body);
  }
  return answers.join('\n');
}

function activityOf({ userData }: DrivenApp): string {
  const file = path.join(userData, 'activity.jsonl');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

async function messagesToPage(app: DrivenApp): Promise<string> {
  return app.evaluate(
    (_electron, key) => (Reflect.get(globalThis, key) as Recorded).toPage.join('\n'),
    RECORDED,
  );
}

/** Markup, what is typed into its fields, and what the page keeps for itself. */
async function wholePage(page: Page): Promise<string> {
  const kept = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
    const stores = [localStorage, sessionStorage].map((one) => Object.entries(one));
    return JSON.stringify([fields, stores, document.cookie]);
  });
  return `${await page.content()}\n${kept}`;
}

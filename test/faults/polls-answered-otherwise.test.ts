import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect } from 'vitest';

import { menuOf } from '../../src/main/faces/tray/menu.ts';
import { FaceContext } from '../../src/renderer/face.ts';
import { Code } from '../../src/renderer/screens/code.tsx';
import { messagesOf } from '../../src/shared/messages/messages-of.ts';
import type { TroubleKind } from '../../src/shared/trouble.ts';
import type { View } from '../../src/shared/view.ts';
import type { Answer } from '../simulator/scripted-answer.ts';
import { nodeHttp } from '../support/node-http.ts';
import { sized } from '../support/size.ts';
import { windowWords } from '../support/window-words.ts';
import { fault } from './fault.ts';
import { deafBridge } from './search/faces.ts';
import { startWorld } from './signed-in.ts';

const POLL_MS = 6_000;

const page = '<!DOCTYPE html><title>Gateway</title>';
const stranger = { requestId: false, status: 200 } as const;

/** Who may answer a poll instead of GitHub's sign-in pages, and what is then true. */
const ANSWERS: readonly (readonly [string, Answer | string, TroubleKind])[] = [
  ['503 in JSON', { kind: 'json', status: 503, body: { message: 'unavailable' } }, 'server'],
  ['502 page', { kind: 'html', status: 502 }, 'server'],
  ['a page of a gateway', { kind: 'html' }, 'portal'],
  [
    'a page that says it is JSON',
    { kind: 'text', body: page, headers: { 'content-type': 'application/json' }, ...stranger },
    'portal',
  ],
  // Node's own fetch gives no 407 away, and Chromium's names it so.
  ['407', 'net::ERR_PROXY_AUTH_REQUESTED', 'proxyAuth'],
  ['511', { kind: 'html', status: 511 }, 'portal'],
  ['an empty 200', { kind: 'text', body: '' }, 'malformed'],
  ['a redirect', { kind: 'redirect', location: 'http://portal.invalid/' }, 'portal'],
  ['a reset', { kind: 'drop' }, 'network'],
  ['a refused tunnel', 'net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['a proxy that is away', 'net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['a name that leads nowhere', 'net::ERR_NAME_NOT_RESOLVED', 'hostNotFound'],
  ['a certificate of a stranger', 'net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['no network at all', 'net::ERR_INTERNET_DISCONNECTED', 'network'],
  ['nothing in time', 'net::ERR_TIMED_OUT', 'timeout'],
];

function wordsOn(view: View, nowMs: number): { readonly window: string; readonly tray: string } {
  if (view.signIn.kind !== 'awaitingUser') throw new Error(`the sign-in is ${view.signIn.kind}`);
  const words = windowWords(view.language);
  const value = { view, words, bridge: deafBridge, go: () => undefined };
  const screen = createElement(Code, { signIn: view.signIn });
  return {
    window: renderToStaticMarkup(createElement(FaceContext, { value }, screen)),
    tray: JSON.stringify(menuOf(view, messagesOf(view.language), nowMs)),
  };
}

fault(98, 'real', 'U', 'says where a host leads instead of answering, while it does', async () => {
  const w = await startWorld();
  w.engine().startSignIn(w.host, null);
  await w.pass(1_000);
  const shown = (language: 'en' | 'ja') =>
    wordsOn({ ...w.view(), language }, w.alarms().nowMs()).window;
  for (const [location, other] of [
    ['https://new.octocorp.example/login/oauth/access_token', 'new.octocorp.example'],
    ['http://10.0.0.1:8080/portal?from=https://github.com', '10.0.0.1:8080'],
    ['//portal.example/', 'portal.example'],
    ['https://user:secret@portal.example/', 'portal.example'],
    [`https://${'ü'.repeat(20)}.example/`, `xn--tda${'a'.repeat(19)}.example`],
    ['/login?return_to=%2F', null],
    ['javascript:alert(1)', null],
    ['https://[', null],
    ['', null],
  ] as const) {
    await w.gitHub.setStandingAnswer({
      endpoint: 'accessToken',
      answer: { kind: 'redirect', location },
    });
    await w.pass(POLL_MS);
    for (const language of ['en', 'ja'] as const) {
      const { leads, newName } = windowWords(language).detours;
      if (other === null) expect(shown(language), location).not.toContain('data-testid="detour"');
      else expect(shown(language), location).toContain(leads(w.host, other));
      expect(shown(language).includes(newName), location).toBe(other !== null);
    }
  }
  await w.gitHub.clearAnswers();
  await w.pass(POLL_MS);
  expect(w.view().detours).toEqual({});
});

fault(
  98,
  'real',
  'U',
  'says on every face why a poll brought no answer, and signs in',
  async () => {
    let rejection: string | null = null;
    const w = await startWorld({
      route: () => (request) =>
        rejection === null ? nodeHttp(request) : Promise.reject(new Error(rejection)),
    });
    w.engine().startSignIn(w.host, null);
    await w.pass(1_000);
    for (const [name, answer, trouble] of ANSWERS) {
      rejection = typeof answer === 'string' ? answer : null;
      if (typeof answer !== 'string') {
        await w.gitHub.setStandingAnswer({ endpoint: 'accessToken', answer });
      }
      await w.pass(POLL_MS);
      await w.gitHub.clearAnswers();
      const { signIn } = w.view();
      expect(signIn, name).toMatchObject({ kind: 'awaitingUser', waiting: 'forNetwork', trouble });
      for (const language of ['en', 'ja'] as const) {
        const { window, tray } = wordsOn({ ...w.view(), language }, w.alarms().nowMs());
        const { troubles, detours } = windowWords(language);
        const isElsewhere = w.view().detours[w.host] !== undefined;
        const { title, next } = troubles[trouble];
        expect(window, name).toContain(isElsewhere ? detours.title(w.host) : title);
        expect(window, name).toContain(isElsewhere ? detours.newName : next);
        expect(tray, name).toContain(messagesOf(language).troubles[trouble].title);
      }
    }
    rejection = null;
    await w.gitHub.approve();
    await w.pass(3 * POLL_MS);
    expect(w.view().signIn.kind).toBe('done');
  },
);

const FORMS = ['application/json', 'text/plain', 'text/html', 'application/octet-stream', ''];
const CHARSETS = ['', '; charset=utf-8', '; charset=iso-8859-1', '; charset=utf-16', '; charset=x'];

fault(98, 'real', 'U', 'reads what the bytes are, whatever is written on them', async () => {
  const w = await startWorld();
  w.engine().startSignIn(w.host, null);
  await w.pass(1_000);
  const labels = FORMS.flatMap((form) => CHARSETS.map((charset) => `${form}${charset}`));
  const every = sized(4, 1);
  const some = labels.filter((_label, index) => index % every === 0);
  for (const type of [...some, 'application/x-www-form-urlencoded']) {
    const body = JSON.stringify({
      error: 'authorization_pending',
      error_description: 'Noch nicht fällig 🔥',
    });
    await w.gitHub.setNextAnswers({
      endpoint: 'accessToken',
      answers: [{ kind: 'text', body, headers: { 'content-type': type } }],
    });
    await w.pass(6_000);
    expect(w.view().signIn, type).toMatchObject({ kind: 'awaitingUser', waiting: 'forUser' });
  }
  for (const body of ['error=slow_down&interval=7', 'error=slow_down&interval=14\r\n']) {
    await w.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [{ kind: 'text', body }] });
    await w.pass(15_000);
    const { signIn } = w.view();
    expect(signIn, body).toMatchObject({ kind: 'awaitingUser', waiting: 'slowedDown' });
  }
});

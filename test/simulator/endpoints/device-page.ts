import type { App } from '../apps.ts';
import { pageFrame } from '../page-frame.ts';
import { escapeMarkup, html, withHeaders } from '../replies.ts';
import type { Code } from '../reports.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import { browserPerson, type World } from '../world.ts';

/**
 * `/login/device`, where a person types the code, and `/login/device/decision`, where it is approved or denied.
 *
 * Whoever has the browser may act as any person of this GitHub; the one of `browserLogin` is chosen at first.
 */
export function devicePage(request: SimulatedRequest, world: World): Reply {
  const isDecision = request.path.endsWith('/decision');
  const typed = request.fields.get('user_code') ?? '';
  if (request.method !== 'POST') return safely(askForCode(isDecision ? '' : typed, null));
  return safely(isDecision ? decide(request, typed, world) : askForDecision(typed, world));
}

function safely(reply: Reply): Reply {
  return withHeaders(reply, {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
  });
}

function askForCode(typed: string, problem: string | null): Reply {
  const alert = problem === null ? '' : `<p role="alert" id="problem">${problem}</p>`;
  const described = problem === null ? '' : 'aria-invalid="true" aria-describedby="problem"';
  const main = `
<h1>Connect a device</h1>
<p class="soft">Enter the code that your app or device shows.</p>
${alert}
<form method="post" action="/login/device">
<label for="user-code">Code</label>
<input id="user-code" name="user_code" value="${escapeMarkup(typed)}" maxlength="12" placeholder="XXXX-XXXX" autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus ${described}>
<button class="go" type="submit">Continue</button>
</form>`;
  return html(problem === null ? 200 : 422, pageFrame('Connect a device', main), problem);
}

function askForDecision(typed: string, world: World): Reply {
  const pending = pendingCode(typed, world);
  if (pending === null) return askForCode(typed, DEAD_CODE);
  const { code, app } = pending;
  const name = escapeMarkup(app.name);
  const main = `
<h1>Authorize ${name}</h1>
<p class="soft">Go on only if you started this yourself and your app shows the same code.</p>
<dl>
<dt>Code</dt><dd><code>${code.userCode}</code></dd>
<dt>App</dt><dd>${name}<br><span class="soft">${escapeMarkup(code.clientId)}</span></dd>
<dt>It asks for</dt><dd>${escapeMarkup(scopesInWords(code, app))}</dd>
</dl>
<form method="post" action="/login/device/decision">
<input type="hidden" name="user_code" value="${code.userCode}">
<fieldset><legend>Account</legend>${people(world)}</fieldset>
<button class="go" type="submit" name="decision" value="approve">Authorize ${name}</button>
<button class="no" type="submit" name="decision" value="deny">Deny</button>
</form>`;
  return html(200, pageFrame(`Authorize ${app.name}`, main));
}

function decide(request: SimulatedRequest, typed: string, world: World): Reply {
  const pending = pendingCode(typed, world);
  const login = request.fields.get('login');
  const person = login === undefined ? browserPerson(world) : world.people.byLogin(login);
  if (pending === null || person === null) return askForCode(typed, DEAD_CODE);
  const { userCode } = pending.code;

  if (request.fields.get('decision') !== 'approve') {
    world.codes.decide(userCode, { kind: 'denied' });
    return done('Denied', 'The device was not connected. You can close this page.');
  }
  world.codes.decide(userCode, { kind: 'approved', personId: person.id });
  return done(
    'Your device is connected',
    `${escapeMarkup(pending.app.name)} is signed in as ${escapeMarkup(person.login)}. You can close this page.`,
  );
}

function done(title: string, words: string): Reply {
  return html(200, pageFrame(title, `<h1>${title}</h1><p class="soft">${words}</p>`));
}

const DEAD_CODE = 'This code is not valid, was used, or has expired. Ask your app for a new one.';

function pendingCode(typed: string, world: World): { code: Code; app: App } | null {
  const code = world.codes.find(typed);
  const app = code === null ? null : world.apps.find(code.clientId);
  return code === null || app === null || code.status !== 'pending' ? null : { code, app };
}

function scopesInWords(code: Code, app: App): string {
  if (app.kind.toLowerCase().includes('githubapp')) return 'The permissions of the app';
  const scopes = code.scope.split(/[\s,]+/).filter((scope) => scope !== '');
  return scopes.length === 0 ? 'Public information only' : scopes.join(', ');
}

function people(world: World): string {
  const chosen = browserPerson(world);
  const byName = [...world.people.all()].sort((a, b) => a.login.localeCompare(b.login));
  return byName
    .map((person) => {
      const login = escapeMarkup(person.login);
      const checked = person.id === chosen?.id ? ' checked' : '';
      return `<label><input type="radio" name="login" value="${login}" required${checked}>
<img src="/avatars/u/${person.id}" alt="" width="32" height="32"><span>${login}<small>${escapeMarkup(person.name ?? '')}</small></span></label>`;
    })
    .join('');
}

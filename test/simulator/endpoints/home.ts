import { nothingThere } from '../gate.ts';
import { pageFrame } from '../page-frame.ts';
import { html, json, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { callerOf, scopeHeaders } from './bearer.ts';

/** `/`: a way to the device page for a person, the root of the REST API for a program; else 404. */
export function home(request: SimulatedRequest, world: World): Reply {
  if (request.path !== '/') return nothingThere(request);
  if (request.headers.accept?.includes('text/html') === true) return html(200, page(world));
  const caller = request.authorization === null ? null : callerOf(request, world);
  if (caller?.kind === 'stranger') return caller.reply;
  const root = json(200, {
    current_user_url: `${world.addresses.api}/user`,
    user_url: `${world.addresses.api}/users/{user}`,
  });
  return caller === null ? root : withHeaders(root, scopeHeaders(caller.grant));
}

function page(world: World): string {
  return pageFrame(
    'Home',
    `<h1>A GitHub of your own</h1>
<p class="soft">Point an app at <code>${world.addresses.site}</code> and sign in. It speaks ${
      world.mode === 'note' ? 'the note’s dialect' : 'as GitHub does'
    }, and can be steered at <code>/_sim</code>.</p>
<p><a href="/login/device">Enter a device code</a></p>`,
  );
}

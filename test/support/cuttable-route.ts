import { deadHost } from '../integration/github/scripted-server.ts';
import { nodeHttp } from './node-http.ts';
import type { Route } from './wired-traffic.ts';

/** A way to the server that can be cut: from then on every connection is refused. */
export interface CuttableRoute {
  readonly route: Route;
  cut(isCut: boolean): void;
}

export async function createCuttableRoute(): Promise<CuttableRoute> {
  const nobody = await deadHost();
  let isCut = false;
  return {
    route: () => (request) => nodeHttp(isCut ? { ...request, url: `http://${nobody}/` } : request),
    cut: (next) => {
      isCut = next;
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { APP_ORIGIN, answerFor, appFiles } from '../../src/main/electron/app-files.ts';
import { launchChromium } from '../stand-in/chromium.ts';

const RENDERER = path.join(import.meta.dirname, '../../out/renderer');

/** React alone is 69 kB; the rest is the whole window in two languages. */
const JAVASCRIPT_BYTES = 85_000;
const CSS_BYTES = 8_000;
/** A page that paints before its scripts run needs little more than one that has none. */
const PAINT_RATIO = 1.3;
/** The first loads warm the browser up and are not counted. */
const WARM_UPS = 3;

const STATIC_PAGE =
  '<!doctype html><html lang="en"><title>one line</title><p>Pilot Light</p></html>';

export interface FirstPaintReport {
  readonly ok: boolean;
  readonly windowMs: number;
  readonly staticMs: number;
  readonly ratio: number;
  readonly javaScriptBytes: number;
  readonly cssBytes: number;
}

/**
 * First contentful paint of the built window against a page with one line of text: same server, same headers as the
 * app's own protocol, same Chromium, alternating. Also what the window weighs, compressed.
 */
export async function firstPaint(rounds: number): Promise<FirstPaintReport> {
  const server = await serveWindow();
  const browser = await launchChromium({ headed: false });
  const samples = { '/index.html': [] as number[], '/static.html': [] as number[] };
  const paths = ['/static.html', '/index.html'] as const;
  try {
    for (let round = -WARM_UPS; round < rounds; round += 1) {
      for (const page of paths) {
        const ms = await paintOf(browser, addressOf(server) + page);
        if (round >= 0) samples[page].push(ms);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const windowMs = median(samples['/index.html']);
  const staticMs = median(samples['/static.html']);
  const javaScriptBytes = weightOf('.js');
  const cssBytes = weightOf('.css');
  const ratio = windowMs / staticMs;
  const light = javaScriptBytes <= JAVASCRIPT_BYTES && cssBytes <= CSS_BYTES;
  return {
    ok: light && ratio <= PAINT_RATIO,
    windowMs,
    staticMs,
    ratio,
    javaScriptBytes,
    cssBytes,
  };
}

async function serveWindow(): Promise<Server> {
  const files = appFiles(RENDERER);
  const server = createServer((request, response) => {
    const still = request.url === '/static.html';
    const asked = new Request(APP_ORIGIN + (still ? '/index.html' : (request.url ?? '/')));
    void answerFor(asked, files).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(still ? STATIC_PAGE : Buffer.from(await answer.arrayBuffer()));
      return undefined;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** A page of its own context, so that nothing is cached. Main never answers: what is measured needs no answer. */
async function paintOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 520 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const never = () => new Promise(() => undefined);
      Object.assign(globalThis, {
        pilotLight: { getView: never, onView: () => undefined, onScreen: () => undefined },
      });
    });
    await page.goto(address);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName('first-contentful-paint');
            if (paint !== undefined) resolve(paint.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
  } finally {
    await context.close();
  }
}

function weightOf(extension: string): number {
  return readdirSync(path.join(RENDERER, 'assets'))
    .filter((name) => name.endsWith(extension))
    .map((name) => gzipSync(readFileSync(path.join(RENDERER, 'assets', name))).length)
    .reduce((sum, size) => sum + size, 0);
}

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const report = await firstPaint(Number(process.argv[2] ?? 30));
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.ok ? 0 : 1;
}

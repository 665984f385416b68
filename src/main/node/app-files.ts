import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The scheme of the window's own addresses. */
export const APP_SCHEME = 'app';
/** The only origin that may talk to main. */
export const APP_ORIGIN = 'app://pilot-light';
/** What a window loads. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** What the line by the tray loads: it has no bridge, and what it says comes behind the `#`. */
export const LINE_PAGE = `${APP_ORIGIN}/line.html`;

/** Every file below the directory, by the path under which the window asks for it. */
export function appFiles(directory: string): ReadonlyMap<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const served = names.filter((name) => path.extname(name) in typeOf);
  return new Map(
    served.map((name) => [`/${name.split(path.sep).join('/')}`, path.join(directory, name)]),
  );
}

/** The file's bytes with the walls' headers, or 404. Never rejects for what a page asks. */
export async function answerFor(
  request: Request,
  files: ReadonlyMap<string, string>,
): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const file = `${APP_SCHEME}://${host}` === APP_ORIGIN ? files.get(pathname) : undefined;
  if (request.method !== 'GET' || file === undefined) return emptyAnswer();
  const type = typeOf[path.extname(file)] ?? 'application/octet-stream';
  return new Response(await readFile(file), { headers: { ...walls, 'Content-Type': type } });
}

function emptyAnswer(): Response {
  return new Response(null, { status: 404, headers: walls });
}

/** The kinds of file that Vite writes for the window. Source maps are left out on purpose. */
const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Nothing from anywhere but this app, and no string becomes code. `data:` images are avatars that main fetched.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const walls = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=()',
} as const;

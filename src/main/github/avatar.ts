import { http } from '../config.ts';
import type { NicetyAnswer } from '../ports.ts';
import { contentType, isSuccess } from './answer.ts';
import { noneOf, troubleOf } from './failures.ts';
import type { Tools } from './tools.ts';
import { avatarUrl } from './trusted-urls.ts';

/** Bitmaps only: an SVG is a document. Each with the bytes that its files begin with. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'image/webp': ['RIFF'],
};

/** Fetches a person's picture as a `data:` URL, if there is one that may be shown. Sends no credential. Never rejects. */
export async function fetchAvatar(
  tools: Tools,
  host: string,
  given: string,
  signal: AbortSignal,
): Promise<NicetyAnswer<string>> {
  const url = avatarUrl(host, given);
  if (url === null) return { kind: 'told', told: null };
  const reply = await tools.send({
    host,
    purpose: 'avatar',
    request: tools.requests.image(host, url),
    signal,
    limits: { deadlineMs: http.identityDeadlineMs, maximumBodyBytes: http.maximumAvatarBytes },
  });
  if (reply.kind === 'trouble') return noneOf(reply.trouble);
  const { answer } = reply;
  if (!isSuccess(answer)) return noneOf(troubleOf(answer), answer);
  const type = contentType(answer).split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = Buffer.from(answer.body);
  const told = isImage(type, bytes) ? `data:${type};base64,${bytes.toString('base64')}` : null;
  return { kind: 'told', told };
}

function isImage(type: string, bytes: Buffer): boolean {
  const start = bytes.subarray(0, 16).toString('latin1');
  return (SIGNATURES[type] ?? []).some((signature) => start.startsWith(signature));
}

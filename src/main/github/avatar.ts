import { http } from '../config.ts';
import { contentType, isSuccess } from './answer.ts';
import type { Tools } from './tools.ts';
import { avatarUrl } from './trusted-urls.ts';

/** Bitmaps only: an SVG is a document. Each with the bytes that its files begin with. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'image/webp': ['RIFF'],
};

/** Fetches a person's picture as a `data:` URL, or null when it cannot be had. Sends no credential. Never rejects. */
export async function fetchAvatar(
  tools: Tools,
  host: string,
  given: string,
  signal: AbortSignal,
): Promise<string | null> {
  const url = avatarUrl(host, given);
  if (url === null) return null;
  const reply = await tools.send({
    host,
    purpose: 'avatar',
    request: tools.requests.image(host, url),
    signal,
    limits: { deadlineMs: http.identityDeadlineMs, maximumBodyBytes: http.maximumAvatarBytes },
  });
  if (reply.kind === 'trouble' || !isSuccess(reply.answer)) return null;
  const type = contentType(reply.answer).split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = Buffer.from(reply.answer.body);
  return isImage(type, bytes) ? `data:${type};base64,${bytes.toString('base64')}` : null;
}

function isImage(type: string, bytes: Buffer): boolean {
  const start = bytes.subarray(0, 16).toString('latin1');
  return (SIGNATURES[type] ?? []).some((signature) => start.startsWith(signature));
}

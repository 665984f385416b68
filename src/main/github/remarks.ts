import * as v from 'valibot';
import { KNOWN_REMARKS, type RemarkTopic } from '../../shared/remark.ts';
import type { TokenRemark } from '../ports.ts';
import { pageOf } from './page-of.ts';
import { refusalUrl } from './trusted-urls.ts';
import { optional, sentence, WholeText } from './wire-fields.ts';

/** A few words, and a sentence or two; the rest is cut. */
const LONGEST_TITLE = 120;
const LONGEST_MESSAGE = 300;
/** As all that are known. What a person has put away is remembered by it on the disk, so it is nothing but a name. */
const ID = /^[a-z][a-z0-9_]{0,63}$/;

/** The remark beside a token. What cannot be read of it is left out, and never costs the token. */
export const WireRemark = v.object({
  notification_id: v.fallback(optional(v.pipe(WholeText, v.regex(ID))), null),
  title: v.fallback(optional(sentence(LONGEST_TITLE)), null),
  message: v.fallback(optional(sentence(LONGEST_MESSAGE)), null),
  url: v.fallback(optional(WholeText), null),
});

/** Null where there is none, or none that says anything. */
export function remarkOf(
  host: string,
  wire: v.InferOutput<typeof WireRemark> | null,
): TokenRemark | null {
  if (wire === null) return null;
  const { notification_id: id, title, message } = wire;
  const topic = topicOf(id);
  if (topic === 'unknown' && title === null && message === null) return null;
  const url = refusalUrl(host, wire.url);
  return { id: id ?? '', remark: { topic, title, message, page: pageOf(url) }, url };
}

function topicOf(id: string | null): RemarkTopic {
  const name = id?.replace(/_\d+$/, '');
  return KNOWN_REMARKS.find((known) => known === name) ?? 'unknown';
}

import { text } from '../replies.ts';
import type { Reply } from '../wire.ts';

/** Events as OpenAI's chat sends them: nameless, and closed by `[DONE]`. */
export function chunkStream(chunks: readonly object[]): Reply {
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  return stream([...events, 'data: [DONE]\n\n']);
}

interface TypedEvent extends Readonly<Record<string, unknown>> {
  readonly type: string;
}

/** Events that are named by their `type`. */
export function typedStream(events: readonly TypedEvent[]): Reply {
  return stream(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
}

function stream(events: readonly string[]): Reply {
  const type = 'text/event-stream';
  return {
    ...text(200, ''),
    body: { kind: 'text', type, text: events.join('') },
    remark: 'streamed',
  };
}

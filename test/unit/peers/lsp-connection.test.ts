import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesIn } from '../../peers/lsp-connection.ts';

const framed = (message: object): Buffer => {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};

it('messages are read whole, wherever the stream is cut', () => {
  const sent = [{ id: 1, result: { user: '火' } }, { method: 'tell', params: [] }, { id: 2 }];
  const stream = Buffer.concat(sent.map(framed));
  fc.assert(
    fc.property(fc.nat(stream.length), (cut) => {
      const first = messagesIn(stream.subarray(0, cut));
      const second = messagesIn(Buffer.concat([first.rest, stream.subarray(cut)]));
      expect([...first.messages, ...second.messages]).toEqual(sent);
      expect(second.rest).toHaveLength(0);
    }),
  );
});

import { expect, it } from 'vitest';
import { eventStream, type StreamEvent } from '../../../client/event-stream.ts';

async function read(...pieces: string[]): Promise<{ events: StreamEvent[]; signs: number }> {
  const bytes = pieces.map((piece) => Uint8Array.from(piece, (letter) => letter.charCodeAt(0)));
  let signs = 0;
  const events: StreamEvent[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of bytes) controller.enqueue(piece);
      controller.close();
    },
  });
  for await (const event of eventStream(body, () => signs++)) events.push(event);
  return { events, signs };
}

it('reads events by their fields', async () => {
  const { events } = await read(
    'retry: 3000\nevent: ready\nid: 7\ndata: {"a":1}\n\nevent:changed\ndata:x\n\n',
  );
  expect(events).toEqual([
    { event: 'ready', id: '7', data: '{"a":1}' },
    { event: 'changed', id: '', data: 'x' },
  ]);
});

it('puts together what arrives in pieces, letters too', async () => {
  const { events } = await read('event: ch', 'anged\nda', 'ta: \xc3', '\xa9\n', '\n');
  expect(events).toEqual([{ event: 'changed', id: '', data: 'é' }]);
});

it('joins several lines of data, and calls an event without a name a message', async () => {
  expect((await read('data: one\ndata: two\n\n')).events).toEqual([
    { event: 'message', id: '', data: 'one\ntwo' },
  ]);
});

it('reads lines that end as on Windows', async () => {
  expect((await read('event: a\r\ndata: b\r\n\r\n')).events).toEqual([{ event: 'a', id: '', data: 'b' }]);
});

it('passes over comments, but takes them for a sign of life', async () => {
  expect(await read(': still here\n\n', ': still here\n\n')).toEqual({ events: [], signs: 2 });
});

it('leaves out what was cut on the way', async () => {
  expect((await read('data: whole\n\ndata: cut')).events).toHaveLength(1);
});

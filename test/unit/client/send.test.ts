import { afterEach, expect, it } from 'vitest';
import { createRequest } from '../../../client/request.ts';
import { createSend } from '../../../client/send.ts';
import { ClientServer, json } from '../../support/client-server.ts';

const server = new ClientServer();
afterEach(() => server.close());

/** Serves a number with an `ETag`, and writes down what was known by whom. */
async function serveNumber() {
  const state = { revision: 1, seen: [] as (string | undefined)[] };
  const base = await server.serve((request, response) => {
    const etag = `W/"${state.revision}"`;
    state.seen.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { ETag: etag, Connection: 'close' }).end();
      return;
    }
    json(response, 200, { value: state.revision }, { ETag: etag });
  });
  return { state, send: createSend(createRequest({ base })) };
}
const revalidate = { revalidate: true };

it('answers from memory what the server says is unchanged', async () => {
  const { state, send } = await serveNumber();
  await send('GET', '/n', revalidate);
  expect(await send('GET', '/n', revalidate)).toEqual({ value: 1 });
  expect(state.seen).toEqual([undefined, 'W/"1"']);
});

it('gives each caller an answer of its own', async () => {
  const { send } = await serveNumber();
  const first = await send<{ value: number }>('GET', '/n', revalidate);
  first.value = 99;
  expect(await send('GET', '/n', revalidate)).toEqual({ value: 1 });
});

it('takes the new answer when there is one', async () => {
  const { state, send } = await serveNumber();
  await send('GET', '/n', revalidate);
  state.revision = 2;
  expect(await send('GET', '/n', revalidate)).toEqual({ value: 2 });
  await send('GET', '/n', revalidate);
  expect(state.seen.at(-1)).toBe('W/"2"');
});

it('never mistakes one question for another', async () => {
  const { state, send } = await serveNumber();
  await send('GET', '/n', { query: { period: '7d' }, ...revalidate });
  await send('GET', '/n', { query: { period: '28d' }, ...revalidate });
  expect(state.seen).toEqual([undefined, undefined]);
});

it('remembers nothing unless it is told to', async () => {
  const { state, send } = await serveNumber();
  await send('GET', '/n');
  await send('GET', '/n');
  expect(state.seen).toEqual([undefined, undefined]);
});

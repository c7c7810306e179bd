import { describe, expect, test } from 'vitest';
import { send } from '../../../../widget/transport/send.ts';
import { response, site, viewed } from '../../../support/widget-outbox.ts';

const origin = 'https://earshot.example';

function attempt(answer: Response | Error) {
  const asked: [string, RequestInit][] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    asked.push([String(url), init ?? {}]);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const outcome = send(origin, site, [viewed, { type: 'response', response: response('a') }], fetch);
  return { asked, outcome };
}

test('one POST of plain text, without credentials, that outlives the page', async () => {
  const { asked, outcome } = attempt(new Response(null, { status: 202 }));
  await outcome;
  expect(asked).toHaveLength(1);
  expect(asked[0]?.[0]).toBe('https://earshot.example/v1/events');
  expect(asked[0]?.[1]).toMatchObject({
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    credentials: 'omit',
    keepalive: true,
    body: JSON.stringify({ site, events: [viewed, { type: 'response', response: response('a') }] }),
  });
});

test('a body that browsers would not let outlive its page does without', async () => {
  let init: RequestInit | undefined;
  await send(
    origin,
    site,
    [{ type: 'response', response: response('a', { answers: { why: 'x'.repeat(30_000) } }) }],
    async (_, given) => {
      init = given;
      return new Response(null, { status: 202 });
    },
  );
  expect(init?.keepalive).toBe(false);
});

describe('outcome', () => {
  test('202 with a time to wait: items beyond a limit are sent again', async () => {
    const { outcome } = attempt(new Response(null, { status: 202, headers: { 'Retry-After': '61' } }));
    expect(await outcome).toEqual({ status: 'retry', after: 61_000 });
  });

  test.each([
    [202, 'sent'],
    [200, 'retry'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [408, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('%i: %s', async (status, expected) => {
    expect(await attempt(new Response(null, { status })).outcome).toEqual({ status: expected });
  });
  test('no connection: retry', async () => {
    expect(await attempt(new TypeError('Failed to fetch')).outcome).toEqual({ status: 'retry' });
  });
  test('Retry-After in seconds', async () => {
    const busy = new Response(null, { status: 429, headers: { 'Retry-After': '30' } });
    expect(await attempt(busy).outcome).toEqual({ status: 'retry', after: 30_000 });
  });
  test('Retry-After as a date that is over asks for nothing', async () => {
    const headers = { 'Retry-After': 'Sun, 01 Nov 2020 09:00:00 GMT' };
    expect(await attempt(new Response(null, { status: 503, headers })).outcome).toEqual({ status: 'retry' });
  });
  test('a Retry-After that cannot be read asks for nothing', async () => {
    const headers = { 'Retry-After': 'soon' };
    expect(await attempt(new Response(null, { status: 503, headers })).outcome).toEqual({ status: 'retry' });
  });
});

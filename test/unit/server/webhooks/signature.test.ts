import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { newWebhookSecret, signedHeaders } from '../../../../server/webhooks/signature.ts';

const body = '{"type":"response.created","data":{"text":"Größe “5”"}}';
const [one, two] = [newWebhookSecret(), newWebhookSecret()];

it('a secret is of the form that the standard has, and never the same', () => {
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(two);
});

it('the reference library accepts what is signed', () => {
  const headers = signedHeaders('msg-1', Date.now(), body, [one]);
  expect(new Webhook(one).verify(body, headers)).toEqual(JSON.parse(body));
});

it('with two secrets it accepts either', () => {
  const headers = signedHeaders('msg-1', Date.now(), body, [one, two]);
  expect(new Webhook(one).verify(body, headers)).toBeTruthy();
  expect(new Webhook(two).verify(body, headers)).toBeTruthy();
});

it.each([
  ['another body', {}, `${body} `],
  ['another id', { 'webhook-id': 'msg-2' }, body],
  ['another time', { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) + 1) }, body],
])('it refuses %s', (_name, change, sent) => {
  const headers = { ...signedHeaders('msg-1', Date.now(), body, [one]), ...change };
  expect(() => new Webhook(one).verify(sent, headers)).toThrow();
});

it('it refuses what another secret has signed', () => {
  expect(() => new Webhook(two).verify(body, signedHeaders('msg-1', Date.now(), body, [one]))).toThrow();
});

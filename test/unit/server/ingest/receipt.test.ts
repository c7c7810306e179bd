import { describe, expect, test } from 'vitest';
import { digestOf, pseudonymOf, receiptOf } from '../../../../server/ingest/receipt.ts';
import { responseBody } from '../../../../shared/response.ts';

const secret = Buffer.alloc(32, 1);
const other = Buffer.alloc(32, 2);
const id = '019a0000-0000-7000-8000-000000000001';

describe('a receipt', () => {
  const receipt = receiptOf(secret, 'site', id);

  test('is the id and 22 letters of a keyed hash', () => {
    expect(receipt).toMatch(/^019a0000-0000-7000-8000-000000000001\.[\w-]{22}$/);
  });

  test('is always the same for the same response', () => {
    expect(receiptOf(secret, 'site', id)).toBe(receipt);
  });

  test.each([
    ['another key', receiptOf(other, 'site', id)],
    ['another site', receiptOf(secret, 'shop', id)],
  ])('is another one under %s', (_name, changed) => {
    expect(changed).not.toBe(receipt);
    expect(changed.slice(0, 36)).toBe(id);
  });
});

describe('a pseudonym', () => {
  const pseudonym = pseudonymOf(secret, 'site', 'ann@shop.example');

  test('has 16 bytes, always the same for the same visitor, and none of the name in them', () => {
    expect(pseudonym).toHaveLength(16);
    expect(pseudonymOf(secret, 'site', 'ann@shop.example')).toEqual(pseudonym);
    expect(pseudonym.toString('latin1')).not.toContain('ann');
  });

  test('is another one on another site, so that visitors are not followed from one to the other', () => {
    expect(pseudonymOf(secret, 'shop', 'ann@shop.example')).not.toEqual(pseudonym);
  });

  test('is never the hash that a receipt has', () => {
    const hash = Buffer.from(receiptOf(secret, 'site', id).slice(37), 'base64url');
    expect(pseudonymOf(secret, 'site', id)).not.toEqual(hash);
  });
});

describe('a digest', () => {
  const body = {
    id,
    site: 'pk_0123456789',
    survey: 'checkout',
    answers: { score: 9, service: { speed: 4, staff: 5 }, why: 'Fast' },
    attributes: { plan: 'pro', orders: 3 },
    order: ['why', 'score'],
    vitals: { lcp: 1200, cls: 0.1 },
  };
  const digest = (sent: unknown) => digestOf(responseBody.parse(sent));

  test('has 16 bytes', () => {
    expect(digest(body)).toHaveLength(16);
  });

  test('does not see the order of the fields', () => {
    const turned = {
      ...Object.fromEntries(Object.entries(body).reverse()),
      answers: { why: 'Fast', service: { staff: 5, speed: 4 }, score: 9 },
      attributes: { orders: 3, plan: 'pro' },
      vitals: { cls: 0.1, lcp: 1200 },
    };
    expect(digest(turned)).toEqual(digest(body));
  });

  test.each([
    ['another value', { ...body, answers: { ...body.answers, score: 8 } }],
    ['another type', { ...body, answers: { ...body.answers, score: '9' } }],
    ['another value of a part', { ...body, answers: { ...body.answers, service: { speed: 4, staff: 4 } } }],
    ['another field', { ...body, variant: 'b' }],
    ['a field less', { ...body, attributes: undefined }],
    ['another order in a list', { ...body, order: ['score', 'why'] }],
    ['a value under another field', { ...body, answers: { ...body.answers, why: 9, score: 'Fast' } }],
    [
      'a value under another part',
      { ...body, answers: { ...body.answers, service: { speed: 5, staff: 4 } } },
    ],
  ])('sees %s', (_name, changed) => {
    expect(digest(changed)).not.toEqual(digest(body));
  });
});

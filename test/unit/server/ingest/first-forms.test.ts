import { expect, it } from 'vitest';
import { FirstForms, type SentForm } from '../../../../server/ingest/first-forms.ts';

const noon = Date.parse('2026-11-02T12:00:00Z');
const form = (score = '9'): SentForm => ({
  path: '/v1/responses',
  fields: new URLSearchParams({ site: 'pk_shop', 'answers.score': score }),
  address: '192.0.2.1',
  userAgent: 'Firefox',
});
const secret = (byte = 7) => Buffer.alloc(32, byte);

it('a form that two processes get in one minute has one id', () => {
  const one = new FirstForms(() => noon + 1_000, secret()).of(form());
  const other = new FirstForms(() => noon + 59_000, secret()).of(form());
  expect(other.id).toBe(one.id);
});

it('has another one for other fields, another minute and another database', () => {
  const { id } = new FirstForms(() => noon, secret()).of(form());
  const others = [
    new FirstForms(() => noon, secret()).of(form('8')),
    new FirstForms(() => noon + 60_000, secret()).of(form()),
    new FirstForms(() => noon, secret(8)).of(form()),
  ];
  expect(new Set([id, ...others.map((one) => one.id)]).size).toBe(4);
});

it('keeps its id at one process over the end of the minute', () => {
  let at = noon + 59_000;
  const forms = new FirstForms(() => at, secret());
  const first = forms.of(form());
  at += 2_000;
  expect(forms.of(form())).toEqual(first);
});

it('tells nothing by its id to who has not got the key', () => {
  const [one, other] = [new FirstForms(() => noon).of(form()), new FirstForms(() => noon).of(form())];
  expect(other.id).not.toBe(one.id);
});

import { describe, expect, it } from 'vitest';
import { slackMessage } from '../../../../server/webhooks/slack-message.ts';
import type { ListedResponse } from '../../../../shared/response.ts';

const response: ListedResponse = {
  id: '01900000-0000-7000-8000-000000000001',
  survey: 'checkout',
  version: 1,
  revision: 0,
  complete: true,
  class: 'counted',
  flags: [],
  complaint: false,
  answers: { score: 3, why: 'Late' },
  receivedAt: '2026-11-15T10:00:00.000Z',
  submittedAt: null,
  shownAt: null,
  page: 'https://shop.example/done',
  dimensions: {},
  attributes: {},
  tags: [],
};
const of = (change: Partial<ListedResponse> = {}) =>
  slackMessage('response.created', { site: 's', response: { ...response, ...change } });

describe('an answer', () => {
  it('is a title, what was answered, and the page', () => {
    expect(of()).toEqual({
      text: 'New answer to checkout\nscore: 3\nwhy: Late',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'New answer to checkout' } },
        { type: 'section', text: { type: 'plain_text', text: 'score: 3\nwhy: Late' } },
        { type: 'context', elements: [{ type: 'plain_text', text: 'https://shop.example/done' }] },
      ],
    });
  });

  it('without answers and page is a title', () => {
    expect(of({ answers: {}, page: null }).blocks).toHaveLength(1);
  });

  it('of any type is written out', () => {
    const answers = {
      liked: ['price', { other: 'the smell' }],
      service: { speed: 3, staff: 5 },
      again: true,
    };
    expect(of({ answers }).text).toBe(
      'New answer to checkout\nliked: price, the smell\nservice: speed 3, staff 5\nagain: true',
    );
  });

  it('that was a test is said to be one', () => {
    expect(of({ class: 'test' }).text).toMatch(/^New answer to checkout \(a test\)/);
  });

  it('calls nobody, whatever the visitor wrote', () => {
    const message = of({ answers: { why: '<!channel> <https://evil.example|click> & more' } });
    expect(message.text).not.toMatch(/[<>]/);
    expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
  });

  it('is cut where Slack would refuse it', () => {
    const message = of({ answers: { why: 'x'.repeat(5000) } });
    const [, section] = message.blocks as [unknown, { text: { text: string } }];
    expect(section.text.text.length).toBeLessThan(3000);
  });
});

it('a survey and a test are a sentence', () => {
  const survey = { id: 'i', slug: 'checkout', name: 'Checkout', status: 'live', version: 2 };
  expect(slackMessage('survey.changed', { site: 's', survey }).text).toBe('The survey “Checkout” is live');
  expect(slackMessage('test', { site: 's', webhook: 'w' }).text).toBe('Earshot can reach this channel');
});

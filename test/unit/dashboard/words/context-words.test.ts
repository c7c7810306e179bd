import { expect, it } from 'vitest';
import { contextWords } from '../../../../dashboard/words/context-words.ts';

it('tells where an answer comes from, and what its page said of it', () => {
  const dimensions = {
    page: '/cart',
    touchpoint: '/cart',
    channel: 'widget',
    device: 'mobile',
    language: 'de',
    release: '2026.11',
    variant: 'b',
  };
  expect(contextWords({ dimensions, attributes: { plan: 'pro', orders: 3, '{#}': true } })).toEqual([
    '/cart',
    'mobile',
    'de',
    'release 2026.11',
    'variant b',
    'plan: pro',
    'orders: 3',
    '{#}: true',
  ]);
});

import { describe, expect, it } from 'vitest';
import { News } from '../../../../server/live/news.ts';

describe('of a site', () => {
  it('gathers surveys and kinds, each once and the kinds in their order', () => {
    const news = new News(null);
    news.add({ surveys: new Set([8]), what: 'survey' });
    news.add({ surveys: new Set([7]), what: 'responses' });
    news.add({ surveys: new Set([8]), what: 'responses' });
    expect(news.take()).toEqual({ surveys: new Set([8, 7]), what: ['responses', 'survey'] });
  });

  it('concerns all surveys once it is not known which', () => {
    const news = new News(null);
    news.add({ surveys: new Set([8]), what: 'responses' });
    news.add({ surveys: 'all', what: 'site' });
    news.add({ surveys: new Set([7]), what: 'responses' });
    expect(news.take().surveys).toBe('all');
  });

  it('is told once', () => {
    const news = new News(null);
    news.add({ surveys: new Set([8]), what: 'responses' });
    news.take();
    expect(news.take()).toEqual({ surveys: new Set(), what: [] });
  });
});

describe('of one survey', () => {
  it('passes over what concerns others alone', () => {
    const news = new News(7);
    expect(news.add({ surveys: new Set([8]), what: 'responses' })).toBe(false);
    expect(news.take()).toEqual({ surveys: new Set(), what: [] });
  });

  it('names no other survey, whatever the change concerned', () => {
    const news = new News(7);
    news.add({ surveys: new Set([7, 8]), what: 'responses' });
    news.add({ surveys: 'all', what: 'site' });
    expect(news.take()).toEqual({ surveys: new Set([7]), what: ['responses', 'site'] });
  });
});

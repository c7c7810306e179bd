import { describe, expect, it } from 'vitest';
import { freeSlug, slugOf } from '../../../../dashboard/data/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Checkout', 'checkout'],
    ['  NPS: after purchase! ', 'nps-after-purchase'],
    ['Après l’achat', 'apres-l-achat'],
    ['Größe ist 1 Öl', 'gro-e-ist-1-ol'],
    ['满意度调查', ''],
    ['满意度 2026', '2026'],
    ['---', ''],
  ])('of “%s” is “%s”', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('ends with a letter where it is cut', () => {
    expect(slugOf(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63));
  });
});

describe('freeSlug', () => {
  it('leaves what is free as it is', () => {
    expect(freeSlug('checkout', ['support'])).toBe('checkout');
  });

  it('counts on from what is taken', () => {
    expect(freeSlug('checkout', ['checkout', 'checkout-2'])).toBe('checkout-3');
  });

  it('stays within the length of a slug', () => {
    const long = 'a'.repeat(64);
    expect(freeSlug(long, [long])).toBe(`${'a'.repeat(62)}-2`);
  });
});

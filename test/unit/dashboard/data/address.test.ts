import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../dashboard/data/address.ts';

describe('readAddress', () => {
  it('reads site, survey, period and zone', () => {
    expect(readAddress('?site=s1&survey=checkout&period=7d&tz=Asia/Shanghai')).toEqual({
      site: 's1',
      survey: 'checkout',
      span: { period: '7d' },
      zone: 'Asia/Shanghai',
    });
  });

  it('reads two dates in place of a period', () => {
    expect(readAddress('?from=2026-11-01&to=2026-11-08&period=7d').span).toEqual({
      from: '2026-11-01',
      to: '2026-11-08',
    });
  });

  it('shows the last 28 days where nothing is named', () => {
    expect(readAddress('')).toEqual({ span: { period: '28d' } });
  });

  it.each([
    '?period=fortnight',
    '?period=toString',
    '?from=2026-11-08&to=2026-11-01',
    '?from=2026-02-30&to=2026-03-08',
    '?from=2026-11-01',
  ])('falls back to the last 28 days for %s', (search) => {
    expect(readAddress(search).span).toEqual({ period: '28d' });
  });

  it.each(['new', 'new-site', 'install'] as const)('reads that %s is to be set up', (page) => {
    expect(readAddress(`?page=${page}`).page).toBe(page);
  });

  it.each(['New', 'setting', 'toString', ''])('leaves the page “%s” out, which there is not', (page) => {
    expect(readAddress(`?page=${page}`)).not.toHaveProperty('page');
  });

  it.each(['Mars/Olympus', '+08:00'])('leaves %s out, which is no zone', (zone) => {
    expect(readAddress(`?tz=${encodeURIComponent(zone)}`).zone).toBeUndefined();
  });
});

describe('what a page keeps for itself', () => {
  it.each(['?survey=checkout&breakdown=device', '?page=explore&metric=nps'])('is read of %s', (search) => {
    expect(readAddress(search).own).toBe(search.split('&')[1]);
  });

  it.each(['?breakdown=device', '?page=install&survey=checkout&breakdown=device'])(
    'is left out of %s',
    (search) => {
      expect(readAddress(search)).not.toHaveProperty('own');
    },
  );
});

describe('writeAddress', () => {
  it('writes the words of the interface, with the zone as it is read', () => {
    expect(
      writeAddress({ site: 's1', survey: 'checkout', span: { period: '28d' }, zone: 'Asia/Shanghai' }),
    ).toBe('/?site=s1&survey=checkout&period=28d&tz=Asia/Shanghai');
  });

  it('leads back to the same view', () => {
    const view = {
      site: 'a&b',
      survey: 'x',
      page: 'install' as const,
      span: { from: '2026-11-01', to: '2026-11-08' },
      zone: 'UTC',
    };
    expect(readAddress(writeAddress(view).slice(1))).toEqual(view);
  });
});

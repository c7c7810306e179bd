import { describe, expect, it } from 'vitest';
import { allZones, findZones, isZone, zoneOffset } from '../../../../dashboard/data/time-zones.ts';

describe('findZones', () => {
  const zones = ['America/New_York', 'Asia/Shanghai', 'Europe/Berlin'];

  it.each([
    ['york', ['America/New_York']],
    ['new york', ['America/New_York']],
    ['york america', ['America/New_York']],
    ['ASIA', ['Asia/Shanghai']],
    ['', zones],
    ['mars', []],
  ])('finds "%s"', (search, found) => {
    expect(findZones(zones, search)).toEqual(found);
  });
});

describe('allZones', () => {
  it('holds UTC, and cities by their present name', () => {
    expect(allZones()).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv']));
  });

  it('holds only zones that can be shown', () => {
    expect(allZones().filter((zone) => !isZone(zone))).toEqual([]);
  });
});

describe('zoneOffset', () => {
  it.each([
    ['Asia/Shanghai', 'UTC+8'],
    ['America/St_Johns', 'UTC−3:30'],
    ['UTC', 'UTC'],
  ])('tells the clocks of %s', (zone, offset) => {
    expect(zoneOffset(zone, new Date('2026-11-22T12:00:00Z'))).toBe(offset);
  });
});

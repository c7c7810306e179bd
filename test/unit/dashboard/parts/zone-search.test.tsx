// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ZoneSearch } from '../../../../dashboard/parts/zone-search.tsx';

let chosen: string[];

beforeEach(() => {
  chosen = [];
  const choose = (zone: string) => chosen.push(zone);
  render(<ZoneSearch shown="Asia/Tokyo" siteZone="Asia/Tokyo" choose={choose} />);
});

afterEach(cleanup);

function names(): string[] {
  return screen.getAllByRole('option').map((option) => option.textContent ?? '');
}

it('offers the zone of the site first', () => {
  expect(names()[0]).toContain('Asia/Tokyo');
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
});

it('narrows the list while one types, and says how the clocks there go', () => {
  fireEvent.input(screen.getByRole('combobox'), { target: { value: 'new york' } });
  expect(names()).toHaveLength(1);
  expect(names()[0]).toMatch(/^America\/New York .*UTC−[45]$/);
});

it('is worked by arrows and Enter', () => {
  const field = screen.getByRole('combobox');
  fireEvent.input(field, { target: { value: 'america indiana' } });
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1]?.id);
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(chosen).toEqual(['America/Indiana/Winamac']);
});

it('says where there is no such zone', () => {
  fireEvent.input(screen.getByRole('combobox'), { target: { value: 'atlantis' } });
  expect(screen.getByRole('status').textContent).toContain('No zone of that name');
});

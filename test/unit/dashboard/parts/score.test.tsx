// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Score } from '../../../../dashboard/parts/score.tsx';

afterEach(cleanup);

const nps = { id: 'score', type: 'nps', metric: 'nps', min: 0, max: 10 } as const;
const csat = { id: 's', type: 'csat', metric: 'csat', min: 1, max: 5 } as const;

it('says the score, from how many, and how sure', () => {
  const { container } = render(<Score question={nps} value={{ value: -12.4, n: 1204, ci: [-16.2, -8.6] }} />);
  expect(container.querySelector('.score')?.textContent).toBe('−12n = 1,204');
  expect(container.querySelector('.said')?.textContent).toBe(
    'Between −16 and −9 with 95% confidence, from 1,204 answers.',
  );
});

it('draws the interval on the axis of all that the score could be', () => {
  const { container } = render(<Score question={nps} value={{ value: 50, n: 40, ci: [0, 100] }} />);
  const pill = container.querySelector<HTMLElement>('.pill')!;
  expect([pill.style.left, pill.style.width]).toEqual(['50%', '50%']);
  expect(container.querySelector<HTMLElement>('.dot')!.style.left).toBe('75%');
});

it('keeps an interval of means that reaches past the scale on the axis, but tells its true limits', () => {
  const rating = { id: 's', type: 'stars', metric: 'rating', min: 1, max: 5 } as const;
  const { container } = render(<Score question={rating} value={{ value: 4.5, n: 2, ci: [-1.85, 10.85] }} />);
  const pill = container.querySelector<HTMLElement>('.pill')!;
  expect([pill.style.left, pill.style.width]).toEqual(['0%', '100%']);
  expect(container.querySelector('.said')?.textContent).toContain('Between −1.85 and 10.85');
});

it('has the mean beside a share', () => {
  const value = { value: 0.91, n: 88, ci: [0.83, 0.95] as [number, number], mean: { value: 4.52, ci: null } };
  const { container } = render(<Score question={csat} value={value} />);
  expect(container.querySelector('.said')?.textContent).toContain('On average 4.52 of 5.');
});

it('draws no interval from one answer', () => {
  const { container } = render(<Score question={nps} value={{ value: 100, n: 1, ci: null }} />);
  expect(container.querySelector('.pill')).toBeNull();
  expect(container.querySelector('.said')?.textContent).toContain('Too few answers');
});

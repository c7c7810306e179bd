// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TwoSteps } from '../../../../dashboard/parts/two-steps.tsx';

let done: number;
let failure: Error | undefined;

beforeEach(() => {
  done = 0;
  failure = undefined;
  const act = async () => {
    if (failure) throw failure;
    done++;
  };
  render(<TwoSteps label="Revoke" about="Revoke Robot" warning="For good." action="Yes, revoke" act={act} />);
});
afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('does nothing at the first press but say what would happen', async () => {
  press('Revoke Robot');
  await screen.findByText('For good.');
  expect(done).toBe(0);
});

it('does it at the second press', async () => {
  press('Revoke Robot');
  press('Yes, revoke');
  await Promise.resolve();
  expect(done).toBe(1);
});

it('leads back without a trace', () => {
  press('Revoke Robot');
  press('Keep it');
  expect(screen.queryByText('For good.')).toBeNull();
  expect(done).toBe(0);
});

it('says why it was not done', async () => {
  failure = new TypeError('offline');
  press('Revoke Robot');
  press('Yes, revoke');
  await screen.findByText(/The server could not be reached/);
});

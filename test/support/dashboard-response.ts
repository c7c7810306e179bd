/** An answer as a list gives it, for what the page Comments makes of it. */
import type { ListedResponse } from '../../shared/response.ts';

const minute = 60_000;
const first = Date.parse('2026-11-02T12:00:00Z');

/** The n-th answer: each was received a minute after the one before; a test names only what it is about. */
export function listedResponse(n: number, change: Partial<ListedResponse> = {}): ListedResponse {
  return {
    id: `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
    survey: 'checkout',
    version: 1,
    revision: 0,
    complete: true,
    class: 'counted',
    flags: [],
    complaint: false,
    answers: { score: 3, why: 'Late' },
    receivedAt: new Date(first + n * minute).toISOString(),
    submittedAt: null,
    shownAt: null,
    page: null,
    dimensions: {},
    attributes: {},
    tags: [],
    ...change,
  };
}

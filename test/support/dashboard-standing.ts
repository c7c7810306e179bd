/** How a survey stands, for the rules and words of the overview. */
import type { Change } from '../../dashboard/data/change.ts';
import type { Reach } from '../../dashboard/data/reach.ts';
import type { Standing } from '../../dashboard/data/standing.ts';
import type { Survey } from '../../shared/survey.ts';

/** A live survey that 400 saw and 100 answered, as well as before; `survey` and `reach` are changed field by field. */
export function standing({
  survey,
  reach,
  ...change
}: Partial<Omit<Standing, 'survey' | 'reach'>> & {
  survey?: Partial<Survey>;
  reach?: Partial<Reach>;
} = {}): Standing {
  return {
    survey: {
      slug: 'checkout',
      name: 'Checkout',
      status: 'live',
      show: { on: { delay: 5 } },
      ...survey,
    } as Survey,
    question: { id: 'score', type: 'nps', metric: 'nps', min: 0, max: 10 },
    value: { value: 40, n: 100, ci: [24, 54] },
    change: { is: 'unclear', ci: [-12, 14] },
    answers: 100,
    before: 90,
    reach: { viewed: 400, steps: { started: 140, answered: 100 }, rate: 0.25, ci: [0.21, 0.29], ...reach },
    complaints: undefined,
    ...change,
  };
}

/** A live survey without an answer, now or before. */
export function unanswered(viewed: number, change: Parameters<typeof standing>[0] = {}): Standing {
  return standing({
    value: { value: null, n: 0, ci: null },
    change: { is: 'few', n: 0, before: 0 },
    answers: 0,
    before: 0,
    reach: { viewed, steps: { started: 0, answered: 0 }, rate: viewed > 0 ? 0 : null, ci: null },
    ...change,
  });
}

/** A fall that chance would not bring. */
export function fall(effect: number): Change {
  return { is: 'real', better: false, delta: -20, ci: [-34, -6], effect };
}

/** Answers how many responses are needed, or what those that there are can tell. */
import type { SampleSizeAnswer, SampleSizeParameters } from '../../shared/sample-size.ts';
import { invalid } from '../problem.ts';
import { meansSampleSize, sharesSampleSize } from '../stats/power.ts';
import { marginOfError, npsSampleSize, sampleSize } from '../stats/sample-size.ts';

type Kind = SampleSizeParameters['of'];

/** What each kind is asked with; anything else would be passed over in silence. */
const parametersOf: Record<Kind, readonly (keyof SampleSizeParameters)[]> = {
  share: ['margin', 'n', 'population', 'share'],
  nps: ['margin', 'promoters', 'detractors'],
  shares: ['a', 'b', 'power'],
  means: ['difference', 'sd', 'power'],
};

const answers: Record<Kind, (parameters: SampleSizeParameters) => Omit<SampleSizeAnswer, 'query'>> = {
  share: shareAnswer,
  nps: npsAnswer,
  shares: ({ a, b, power }) => {
    const [one, other] = [needed('a', a), needed('b', b)];
    if (one === other)
      throw invalid('unsupported_query', 'b', 'must differ from a: equal shares have no difference');
    return { n: sharesSampleSize(one, other, power) };
  },
  means: ({ difference, sd, power }) => {
    if (needed('difference', difference) === 0) {
      throw invalid(
        'unsupported_query',
        'difference',
        'must not be 0: equal means have no difference to find',
      );
    }
    return { n: meansSampleSize(difference!, sd ?? 1, power) };
  },
};

/** Throws a `Problem` that names the parameter. */
export function answerSampleSize(parameters: SampleSizeParameters): SampleSizeAnswer {
  const stranger = Object.keys(parameters).find(
    (name) => name !== 'of' && !parametersOf[parameters.of].includes(name as keyof SampleSizeParameters),
  );
  if (stranger !== undefined) {
    const known = parametersOf[parameters.of].join(', ');
    throw invalid('invalid_request', stranger, `is no parameter of "${parameters.of}", which takes ${known}`);
  }
  return { query: parameters, ...answers[parameters.of](parameters) };
}

function shareAnswer({
  margin,
  n,
  population,
  share,
}: SampleSizeParameters): Omit<SampleSizeAnswer, 'query'> {
  if (n !== undefined && margin !== undefined) {
    throw invalid('invalid_request', 'n', 'cannot stand beside margin: one of them follows from the other');
  }
  if (n !== undefined && population !== undefined && n > population) {
    throw invalid('unsupported_query', 'n', 'cannot be more than the population');
  }
  const assumption = {
    ...(population === undefined ? {} : { population }),
    ...(share === undefined ? {} : { share }),
  };
  if (n !== undefined) return { n, margin: marginOfError(n, assumption)! };
  const asked = margin ?? 0.05;
  if (asked >= 1) throw invalid('unsupported_query', 'margin', 'of a share must lie below 1');
  return { n: sampleSize(asked, assumption), margin: asked };
}

function npsAnswer({
  margin = 5,
  promoters,
  detractors,
}: SampleSizeParameters): Omit<SampleSizeAnswer, 'query'> {
  const shares = { promoters: promoters ?? 0.5, detractors: detractors ?? 0.2 };
  if (shares.promoters + shares.detractors > 1) {
    throw invalid('unsupported_query', 'detractors', 'and promoters cannot be more than 1 together');
  }
  return { n: npsSampleSize(margin, shares), margin };
}

function needed(name: string, value: number | undefined): number {
  if (value === undefined) throw invalid('invalid_request', name, 'is required');
  return value;
}

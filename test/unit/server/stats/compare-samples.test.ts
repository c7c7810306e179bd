import { expect, test } from 'vitest';
import { compareMeans } from '../../../../server/stats/compare-means.ts';
import { compareSamples } from '../../../../server/stats/compare-samples.ts';
import { addMoment, noMoments, sampleOf } from '../../../../server/stats/moments.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { a: number[]; b: number[] },
  {
    mean_a: number;
    sd_a: number;
    mean_b: number;
    sd_b: number;
    welch_t: number;
    df: number;
    p: number;
    ci95: number[];
  }
>('mean_diff');

test('from n, mean and standard deviation as R gives it', () => {
  const { t, df, p, ci } = compareSamples(
    { n: input.a.length, mean: output.mean_a, sd: output.sd_a },
    { n: input.b.length, mean: output.mean_b, sd: output.sd_b },
  );
  expectClose([t!, df!, p!], [output.welch_t, output.df, output.p], rel_tol);
  expectClose(ci, output.ci95, rel_tol);
});

test('from moments it is what the histograms give', () => {
  const sample = (values: number[]) => sampleOf(values.reduce(addMoment, noMoments));
  const { t, df, p, effect } = compareSamples(sample(input.a), sample(input.b));
  const counted = compareMeans(answers(...input.a), answers(...input.b));
  expectClose(
    [t!, df!, p!, effect.value!],
    [counted.t!, counted.df!, counted.p!, counted.effect.value!],
    1e-12,
  );
});

test('the effect is the difference in pooled standard deviations', () => {
  const { effect } = compareSamples({ n: 40, mean: 72, sd: 20 }, { n: 60, mean: 62, sd: 20 });
  expect(effect).toEqual({ name: 'cohen_d', value: 0.5 });
});

test('against a sample of nothing there is no difference', () => {
  const none = { n: 0, mean: null, sd: null };
  expect(compareSamples(none, { n: 9, mean: 70, sd: 10 })).toEqual({
    difference: null,
    t: null,
    df: null,
    p: null,
    ci: null,
    effect: { name: 'cohen_d', value: null },
  });
});

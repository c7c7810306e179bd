import type { Ci } from '../../shared/metric-value.ts';

/** A share as a bar from 0 to 100%, its interval as a whisker. The figures stand beside it. */
export function ShareBar({ value, ci }: { value: number; ci: Ci | null }) {
  return (
    <div class="share-bar" aria-hidden="true">
      <div class="filled" style={{ width: `${value * 100}%` }} />
      {ci ? (
        <div class="whisker" style={{ left: `${ci[0] * 100}%`, width: `${(ci[1] - ci[0]) * 100}%` }} />
      ) : null}
    </div>
  );
}

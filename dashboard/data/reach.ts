import type { Ci, ResponseRateValue } from '../../shared/metric-value.ts';

/** How many saw a survey by the widget, began it and answered it. */
export interface Reach {
  viewed: number;
  /** Null where too few saw it for more to be told. */
  steps: { started: number; answered: number } | null;
  /** The share of views that were answered, 0 to 1; null where it cannot be told. */
  rate: number | null;
  ci: Ci | null;
}

/** @param value of a breakdown by survey; undefined: it was not seen at all */
export function reachOf(value: ResponseRateValue | undefined): Reach {
  if (!value) return { viewed: 0, steps: { started: 0, answered: 0 }, rate: null, ci: null };
  const reached = (step: string) => value.steps?.find(({ from }) => from === step)?.n ?? 0;
  return {
    viewed: value.n,
    steps: value.suppressed ? null : { started: reached('started'), answered: reached('submitted') },
    rate: value.value,
    ci: value.ci,
  };
}

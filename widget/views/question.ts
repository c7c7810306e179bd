import { numberScale } from './number-scale.ts';
import { text } from './text.ts';
import type { CreateView } from './view.ts';

/** The questions that are always there. The others come in families, see `Family`. */
export const views: Record<string, CreateView<never>> = {
  nps: numberScale,
  csat: numberScale,
  ces: numberScale,
  expectation: numberScale,
  text,
};

import { drawDistribution } from './draw-distribution.ts';
import { drawTrend } from './draw-trend.ts';

/** All that needs the charting library: loaded when the first chart is to be drawn. */
export const charts = { drawDistribution, drawTrend };

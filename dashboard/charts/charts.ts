/** All that needs the charting library: loaded when the first chart is to be drawn. */
export { drawDistribution } from './draw-distribution.ts';
export { drawTrend } from './draw-trend.ts';

import { formatValue } from '../words/number.ts';
import { Axis, type AxisProps } from './axis.tsx';

/** A value and its interval between the ends of the axis. Said in words elsewhere. */
export function IntervalAxis(axis: AxisProps) {
  const { unit, limits } = axis;
  const end = (limit: number) => (unit === 'scale' ? String(limit) : formatValue(limit, unit));
  return (
    <div class="interval" aria-hidden="true">
      <span>{end(limits[0])}</span>
      <Axis {...axis} />
      <span>{end(limits[1])}</span>
    </div>
  );
}

/** What is asked of the properties of an event or of a visitor, as lines of a form. Pure. */
import type { Properties } from '../../../shared/property.ts';

export const propertyOperators = ['is', 'not', 'gte', 'lte'] as const;
export type PropertyOperator = (typeof propertyOperators)[number];

export interface PropertyRow {
  name: string;
  operator: PropertyOperator;
  /** One value, or several with commas between. */
  values: string;
}

export function rowsOf(properties: Properties = {}): PropertyRow[] {
  return Object.entries(properties).flatMap(([name, wanted]) =>
    typeof wanted === 'object'
      ? propertyOperators.flatMap((operator) =>
          wanted[operator] === undefined
            ? []
            : [{ name, operator, values: [wanted[operator]].flat().join(', ') }],
        )
      : [{ name, operator: 'is' as const, values: String(wanted) }],
  );
}

/** Lines that are not filled in yet ask for nothing. Undefined where none does. */
export function propertiesOf(rows: readonly PropertyRow[]): Properties | undefined {
  const properties: Record<string, Record<string, unknown>> = {};
  for (const { name, operator, values } of rows) {
    const read = values
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map(readValue);
    if (name === '' || read.length === 0) continue;
    properties[name] = { ...properties[name], [operator]: read.length === 1 ? read[0] : read };
  }
  const named = Object.entries(properties).map(([name, wanted]) => [name, plainest(wanted)]);
  return named.length > 0 ? (Object.fromEntries(named) as Properties) : undefined;
}

function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** One value that it must be is written as that alone. */
function plainest(wanted: Record<string, unknown>): unknown {
  const { is, ...others } = wanted;
  return is !== undefined && !Array.isArray(is) && Object.keys(others).length === 0 ? is : wanted;
}

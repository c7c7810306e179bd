import type { ImportAnswer, ImportMapping } from '../../shared/import.ts';
import type { Site } from '../../shared/site.ts';

/** The attributes of a site with those that a mapping has beside them: numbers where all samples are. Null: it has none. */
export function declaredWith(
  attributes: Site['attributes'],
  mapping: ImportMapping,
  columns: ImportAnswer['columns'],
): Site['attributes'] | null {
  const fresh = Object.entries(mapping).flatMap(([target, { column }]) => {
    const name = target.startsWith('attributes.') ? target.slice('attributes.'.length) : '';
    if (name === '' || Object.hasOwn(attributes, name)) return [];
    const samples = columns.find((one) => one.name === column)?.samples ?? [];
    const isNumber = samples.length > 0 && samples.every((sample) => /^-?\d+(\.\d+)?$/.test(sample));
    return [[name, { type: isNumber ? 'number' : 'string' }] as [string, { type: 'number' | 'string' }]];
  });
  return fresh.length === 0 ? null : { ...attributes, ...Object.fromEntries(fresh) };
}

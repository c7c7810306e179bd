/** What fast-check sends: anything at all, and right bodies with something wrong in them. */
import fc from 'fast-check';

/** Any JSON, with the names that objects are attacked by among its keys. */
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  fc.constantFrom<unknown>(
    null,
    '',
    '\0',
    '\ud800',
    -0,
    -1,
    5.5,
    2 ** 53,
    1e308,
    [],
    {},
    'null',
    'a'.repeat(6000),
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const oddKeys = fc.oneof(
  fc.constantFrom('constructor', 'prototype', 'toString', 'hasOwnProperty', '', ' ', 'a.b', '__proto', '\0'),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

/** The body with one to three of its parts, at any depth, replaced, removed, or joined by another. */
export function mutated(body: object): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), oddKeys, oddValues), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => {
      const copy = structuredClone(body);
      for (const [at, change, key, value] of changes) {
        const places = placesIn(copy);
        const [parent, name] = places[at % places.length]!;
        // An odd object is one and the same each time that it is drawn: it could come to hold itself.
        const own = structuredClone(value);
        if (change === 'replace') parent[name] = own;
        else if (change === 'remove') delete parent[name];
        // A list has no names: `length` would be none that it takes.
        else if (Array.isArray(parent)) parent.push(own);
        else parent[key] = own;
      }
      return copy;
    });
}

type Parent = Record<string, unknown>;

function placesIn(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  const own = Object.keys(parent).flatMap((key): [Parent, string][] => [
    [parent, key],
    ...placesIn(parent[key]),
  ]);
  return own.length > 0 ? own : [[parent, 'added']];
}

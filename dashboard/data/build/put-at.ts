/**
 * The same object with another value at a dotted path, as the interface names fields: `questions.0.text`. What leads there
 * is made where it is missing; undefined takes the field away.
 */
export function putAt<T>(root: T, path: string, value: unknown): T {
  return put(root, path.split('.'), value) as T;
}

function put(root: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(root)) return root.map((item, i) => (String(i) === name ? put(item, rest, value) : item));
  const fields = (root ?? {}) as Record<string, unknown>;
  const next = put(fields[name], rest, value);
  if (next !== undefined) return { ...fields, [name]: next };
  const { [name]: _, ...others } = fields;
  return others;
}

/** What the fields of the form hold: what was sent and is shown again, or what a link fills in. */
export type Given = (field: string) => readonly string[];

/** The fields of `answers.`, by what stands behind that. */
export function givenIn(fields: Iterable<readonly [string, string]>): Given {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  return (field) => values.get(field) ?? [];
}

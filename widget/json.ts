/**
 * Plain data as JSON. `JSON.stringify` asks objects and arrays for a `toJSON`, and old libraries put one of their own on
 * the prototypes of the page (Prototype.js before 1.7 makes a text of every array): what they give is not heard here.
 * Undefined for what JSON has nothing for, such as a function; in an object that is left out.
 */
export function json(value: object): string;
export function json(value: unknown): string | undefined;
export function json(value: unknown): string | undefined {
  if (!value || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => json(item) ?? 'null').join()}]`;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = json(member);
    return text ? `${JSON.stringify(name)}:${text}` : [];
  });
  return `{${members.join()}}`;
}

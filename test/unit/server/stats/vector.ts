import { readFileSync } from 'node:fs';

interface Vector<Input, Output> {
  id: string;
  input: Input;
  output: Output;
  rel_tol: number;
}

const file = new URL('../../../vectors/metrics.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector<never, never>[] };

/** The recorded input and output of one vector, by its id. */
export function vector<Input, Output>(id: string): Vector<Input, Output> {
  const found = vectors.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no vector "${id}"`);
  return found as Vector<Input, Output>;
}

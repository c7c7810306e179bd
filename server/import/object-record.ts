import { because } from '../../shared/because.ts';
import { flatten } from './flatten.ts';
import type { FileRecord } from './record.ts';

/** A record from the text of one JSON object. */
export function objectRecord(text: string, line: number): FileRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      line,
      cells: {},
      fault: because('line_json', { error: (error as Error).message.slice(0, 120) }),
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, cells: {}, fault: because('line_no_object', { example: '{"score": 9}' }) };
  return { line, cells: flatten(value) };
}

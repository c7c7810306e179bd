import type { ImportAnswer, ImportMapping, ImportRule } from '../../shared/import.ts';

/** What one column is for, as it is being set. */
export interface ColumnDraft {
  /** Empty: it is left out. */
  target: string;
  /** How its times are written. */
  time: string;
  /** What its words stand for: "negative = 1, neutral = 2". */
  values: string;
}

/** What becomes of a file, as it is being set. */
export interface ImportDraft {
  /** The slug of a survey; empty: none was chosen, or a column says it. */
  survey: string;
  /** Where the answers were given; empty: a column says it, or nobody. */
  channel: string;
  /** The zone of times that name none. */
  timezone: string;
  columns: Readonly<Record<string, ColumnDraft>>;
  /** Rules that no column and no field of the form stands for: they stay as they are. */
  others: ImportMapping;
}

const unused: ColumnDraft = { target: '', time: 'iso', values: '' };

/** An import as it is to be set, from what was guessed, or kept. */
export function importDraft(
  mapping: ImportMapping,
  columns: ImportAnswer['columns'],
  timezone: string,
): ImportDraft {
  const drafts: Record<string, ColumnDraft> = {};
  for (const { name } of columns) drafts[name] = unused;
  const others: Record<string, ImportRule> = {};
  let zone = timezone;
  for (const [target, rule] of Object.entries(mapping)) {
    const { column, value } = rule;
    if (column === undefined || drafts[column] !== unused) {
      if (value === undefined || (target !== 'survey' && target !== 'channel')) others[target] = rule;
      continue;
    }
    zone = rule.timezone ?? zone;
    drafts[column] = { target, time: rule.time ?? 'iso', values: valuesText(rule.values) };
  }
  return {
    survey: String(mapping.survey?.value ?? ''),
    channel: String(mapping.channel?.value ?? ''),
    timezone: zone,
    columns: drafts,
    others,
  };
}

/** What the server is told of it. */
export function importMapping({ survey, channel, timezone, columns, others }: ImportDraft): ImportMapping {
  const mapping: Record<string, ImportRule> = { ...others };
  if (survey !== '') mapping.survey = { value: survey };
  if (channel !== '') mapping.channel = { value: channel };
  for (const [column, { target, time, values }] of Object.entries(columns)) {
    if (target === '') continue;
    const meant = valuesOf(values);
    mapping[target] = {
      column,
      ...(isTimeTarget(target) ? { time, timezone } : {}),
      ...(Object.keys(meant).length > 0 ? { values: meant } : {}),
    };
  }
  return mapping;
}

export function isTimeTarget(target: string): boolean {
  return target === 'receivedAt';
}

function valuesText(values: ImportRule['values'] = {}): string {
  return Object.entries(values)
    .map(([word, value]) => `${word} = ${value ?? ''}`)
    .join(', ');
}

/** Reads "negative = 1, neutral = 2"; a number is one. */
function valuesOf(text: string): Record<string, string | number> {
  const pairs = text.split(/[,;\n]/).flatMap((part): [string, string | number][] => {
    const at = part.lastIndexOf('=');
    const [word, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 0 || word === '' || value === '') return [];
    return [[word, /^-?\d+$/.test(value) ? Number(value) : value]];
  });
  return Object.fromEntries(pairs);
}

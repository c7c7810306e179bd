import type { ExportQuery, ScheduleInput } from '../../client/index.ts';
import type { ExportFormat } from '../../shared/export.ts';
import type { ScheduleSpan, ScheduleTurn } from '../../shared/export-schedule.ts';
import type { Period } from '../../shared/period.ts';
import type { ResponseClass } from '../../shared/response-class.ts';
import { dayAfter } from '../words/date-label.ts';
import { type Condition, conditionFilter } from './conditions.ts';

/** An export as it is being described. What is not chosen is empty. */
export interface ExportDraft {
  format: ExportFormat;
  /** The slug of a survey. */
  survey: string;
  period: Period | 'dates';
  /** Dates, where these are the period: the last day is part of it. */
  first: string;
  last: string;
  class: ResponseClass | 'any';
  /** Whether only those with a comment are meant. */
  commented: boolean;
  complaint: boolean;
  words: string;
  tag: string;
  conditions: readonly Condition[];
  /** Once, or again and again. */
  when: 'now' | ScheduleTurn;
  name: string;
  hour: string;
  span: ScheduleSpan;
  keep: string;
}

export const emptyExport: ExportDraft = {
  format: 'csv',
  survey: '',
  period: 'all',
  first: '',
  last: '',
  class: 'counted',
  commented: false,
  complaint: false,
  words: '',
  tag: '',
  conditions: [],
  when: 'now',
  name: '',
  hour: '3',
  span: 'new',
  keep: '30',
};

/** What is asked of the server. */
export function exportQuery(site: string, draft: ExportDraft): ExportQuery {
  const { period, first, last } = draft;
  return {
    site,
    format: draft.format,
    ...(period === 'dates' ? { from: first, to: dayAfter(last) } : { period }),
    ...chosenBy(draft),
  };
}

/** The same again and again: its period is what came in since the last time, or everything. */
export function scheduleInput(site: string, draft: ExportDraft): ScheduleInput {
  const { name, format, when, hour, span, keep } = draft;
  if (when === 'now') throw new Error('what is made once has no schedule');
  return {
    site,
    name: name.trim(),
    format,
    every: when,
    hour: Number(hour),
    span,
    keep: Number(keep),
    choose: chosenBy(draft) as ScheduleInput['choose'],
  };
}

/** Why it cannot be asked for yet, by field. */
export function exportFaults(draft: ExportDraft): ('first' | 'last' | 'name' | 'keep')[] {
  if (draft.when !== 'now') {
    const keep = Number(draft.keep);
    return [
      ...(draft.name.trim() === '' ? ['name' as const] : []),
      ...(Number.isInteger(keep) && keep >= 1 && keep <= 1_000 ? [] : ['keep' as const]),
    ];
  }
  if (draft.period !== 'dates') return [];
  if (draft.first === '') return ['first'];
  return draft.last === '' || draft.last < draft.first ? ['last'] : [];
}

function chosenBy(draft: ExportDraft): Omit<ExportQuery, 'site' | 'format'> {
  const words = draft.words.trim();
  return {
    ...(draft.survey === '' ? {} : { survey: draft.survey }),
    ...(draft.class === 'any' ? {} : { class: draft.class }),
    ...(draft.commented ? { commented: true } : {}),
    ...(draft.complaint ? { complaint: true } : {}),
    ...(words === '' ? {} : { words }),
    ...(draft.tag === '' ? {} : { tag: draft.tag }),
    ...conditionFilter(draft.conditions),
  };
}

import type { ExportAnswer, ExportFormat } from '../../shared/export.ts';
import { classNames } from './class-words.ts';
import { periodLabels } from './period-labels.ts';
import { say } from './say.ts';

/** The kinds of files, each with what it is good for. */
export const formatNames: Readonly<Record<ExportFormat, string>> = {
  csv: say('CSV, for spreadsheets'),
  ndjson: say('NDJSON, for programs'),
};

/** Which responses an export has, in a few words each: the survey, the period, and what else they were chosen by. */
export function exportChoice(
  { asked }: Pick<ExportAnswer, 'asked'>,
  surveys: readonly { slug: string; name: string }[],
): string[] {
  const { survey, period, from, to, class: only, commented } = asked;
  const named = Object.keys(asked).some((name) => conditions.includes(name)) || asked.complaint === true;
  return [
    survey === undefined
      ? say('All surveys')
      : (surveys.find(({ slug }) => slug === survey)?.name ?? String(survey)),
    from === undefined
      ? (periodLabels as Record<string, string>)[String(period ?? 'all')]!
      : [from, to].filter((end) => end !== undefined).join(' – '),
    (classNames as Record<string, string>)[String(only ?? 'any')]!,
    ...(commented === true ? [say('With a comment')] : []),
    ...(named ? [say('With further conditions')] : []),
  ];
}

const conditions: readonly string[] = ['filter', 'words', 'tag', 'visitor'];

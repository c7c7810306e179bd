import { type Because, because } from '../../shared/because.ts';
import type { ImportMapping } from '../../shared/import.ts';
import type { InvalidParam } from '../../shared/problem.ts';
import type { Question } from '../../shared/question.ts';
import type { Site } from '../../shared/site.ts';
import type { ImportFile } from '../storage/contract/imports.ts';
import type { KnownSurvey } from './row-reader.ts';
import { targets } from './targets.ts';

/** Why no line could be imported by a mapping, or not as it is meant: by the paths of its fields. Pure. */
export function mappingFaults(
  mapping: ImportMapping,
  { attributes }: Pick<Site, 'attributes'>,
  surveys: ReadonlyMap<string, KnownSurvey>,
  file: Pick<ImportFile, 'format' | 'columns'>,
): InvalidParam[] {
  const faults: InvalidParam[] = [];
  const refuse = (path: string, why: Because) => faults.push({ path: `mapping.${path}`, ...why });
  const columns = new Set(file.columns.map(({ name }) => name));
  const named = namedSurvey(mapping, surveys);
  if (!mapping.survey) refuse('survey', because('mapping_survey'));
  else if (named === null)
    refuse('survey', because('unknown_survey', { survey: String(mapping.survey.value) }));
  else if (named?.survey.status === 'draft')
    refuse('survey', because('mapping_draft', { survey: named.survey.slug }));
  const questions = questionsOf(named ? [named] : [...surveys.values()]);
  for (const [target, { column }] of Object.entries(mapping)) {
    const fault = target.startsWith('answers.')
      ? answerFault(target.slice('answers.'.length), questions)
      : targetFault(target, attributes);
    if (fault) refuse(target, fault);
    // Of a file of JSON not all columns are known yet.
    else if (column !== undefined && file.format === 'csv' && !columns.has(column))
      refuse(target, because('mapping_column', { column }));
  }
  if (!Object.keys(mapping).some((target) => target.startsWith('answers.')))
    refuse('answers', because('mapping_no_answers'));
  return faults;
}

/** Undefined: a column says it; null: there is none of that name. */
function namedSurvey(
  { survey }: ImportMapping,
  surveys: ReadonlyMap<string, KnownSurvey>,
): KnownSurvey | null | undefined {
  return survey?.value === undefined ? undefined : (surveys.get(String(survey.value)) ?? null);
}

function questionsOf(surveys: readonly KnownSurvey[]): readonly Question[] {
  return surveys.flatMap(({ versions }) => [...versions.values()].flat());
}

function answerFault(path: string, questions: readonly Question[]): Because | null {
  const [id, part, more] = path.split('.');
  const asked = questions.filter((question) => question.id === id);
  if (asked.length === 0) {
    const known = [...new Set(questions.map((question) => question.id))].slice(0, 20).join(', ');
    return because('mapping_question', { known: known || '–' });
  }
  const parts = [...new Set(asked.flatMap(partsOf))];
  if (more !== undefined || (part !== undefined && !parts.includes(part)))
    return parts.length === 0
      ? because('mapping_no_parts')
      : because('mapping_parts', { parts: parts.join(', ') });
  const isWhole = asked.some(({ type }) => type !== 'matrix' && type !== 'kano');
  return part === undefined && !isWhole ? because('mapping_each_part', { parts: parts.join(', ') }) : null;
}

function partsOf(question: Question): string[] {
  switch (question.type) {
    case 'matrix':
      return question.items.map(({ id }) => id);
    case 'kano':
      return ['functional', 'dysfunctional'];
    case 'choice':
    case 'choices':
      return question.other ? ['other'] : [];
    default:
      return [];
  }
}

function targetFault(target: string, attributes: Site['attributes']): Because | null {
  if (Object.hasOwn(targets, target)) return null;
  if (!target.startsWith('attributes.')) return because('mapping_target');
  const name = target.slice('attributes.'.length);
  return Object.hasOwn(attributes, name) ? null : because('mapping_attribute', { name });
}

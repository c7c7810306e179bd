import type { WidgetQuestion, WidgetSurvey } from '../shared/widget-config.ts';
import type { LoadChunk } from './page.ts';
import type { Parts } from './visit.ts';

type FamilyName = 'drawn' | 'choosing' | 'grid' | 'forms';

/** Which chunk draws a type of question; those that are not named are drawn by the UI itself. */
const families: { [T in WidgetQuestion['type']]?: FamilyName } = {
  stars: 'drawn',
  emoji: 'drawn',
  thumbs: 'drawn',
  choice: 'choosing',
  choices: 'choosing',
  consent: 'choosing',
  matrix: 'grid',
  kano: 'grid',
};

/** Loads chunks of the same build as the loader, once each. */
export function loadsFrom(origin: string): LoadChunk {
  return (name) => import(`${origin}/assets/${name}${__CHUNK__}`);
}

/** Loads all that a survey needs side by side. */
export async function loadParts(load: LoadChunk, survey: WidgetSurvey): Promise<Parts> {
  const { questions, form, position, zIndex } = survey;
  const names = new Set(questions.flatMap(({ type }) => families[type] ?? []));
  if (!/popover|tab/.test(form) || position === 'center' || zIndex) names.add('forms');
  const [ui, ...more] = await Promise.all([load('ui'), ...[...names].map((name) => load(name))]);
  return { ui, families: more.map((module) => module.default) };
}

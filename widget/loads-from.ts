import type { WidgetQuestion, WidgetSurvey } from '../shared/widget-config.ts';
import type { Rules } from './rules/rules.ts';
import type { Triggers } from './triggers/arm.ts';
import type { CreateFamily, Parts, Ui } from './visit.ts';

/** Which chunk draws a type of question; those that are not named are drawn by the UI itself. */
const families: { [T in WidgetQuestion['type']]?: string } = {
  choice: 'choosing',
  choices: 'choosing',
  consent: 'choosing',
  matrix: 'grid',
  kano: 'grid',
};

/** Loads the chunks of the same build as the loader, once each, and those that a survey needs side by side. */
export function loadsFrom(origin: string) {
  const chunk = (name: string) => import(`${origin}/assets/${name}${__CHUNK__}`);
  const ui = (): Promise<Ui> => chunk('ui');
  return {
    ui,
    triggers: (): Promise<{ default: Triggers }> => chunk('triggers'),
    rules: (): Promise<{ default: Rules }> => chunk('rules'),
    async parts({ questions, form, position }: WidgetSurvey): Promise<Parts> {
      const names = new Set(questions.flatMap(({ type }) => families[type] ?? []));
      if (form !== 'popover' || position === 'center') names.add('forms');
      const loads = [...names].map((name): Promise<{ default: CreateFamily }> => chunk(name));
      const [loaded, ...more] = await Promise.all([ui(), ...loads]);
      return { ui: loaded, families: more.map((module) => module.default) };
    },
  };
}

export type LoadsFrom = ReturnType<typeof loadsFrom>;

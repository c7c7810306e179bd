import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { View } from '../data/view.ts';
import { say } from '../words/say.ts';
import { Choice } from './choice.tsx';

interface SurveyChoiceProps {
  surveys: readonly Survey[];
  view: View;
  /** What stands for all of them. */
  all: string;
  /** What the page keeps of its own part of the address when another survey is chosen. */
  kept(): string;
}

/** Which survey a page of the site is about. */
export function SurveyChoice({ surveys, view, all, kept }: SurveyChoiceProps) {
  const { go } = useEarshot();
  const { survey, ...ofSite } = view;
  return (
    <Choice
      label={say('Survey')}
      chosen={survey}
      none={all}
      options={surveys.map(({ slug, name }) => [slug, name])}
      choose={(slug) => go({ ...ofSite, ...(slug ? { survey: slug } : {}), own: kept() })}
    />
  );
}

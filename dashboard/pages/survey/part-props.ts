import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import type { View } from '../../data/view.ts';

/** What every part of the page of a survey is given. */
export interface PartProps {
  site: Site;
  survey: Survey;
  view: View;
  /** Undefined: the survey asks for words alone. */
  question: HeadlineQuestion | undefined;
}

import type { Site } from '../../../shared/site.ts';
import type { Journey } from '../../data/journey.ts';
import type { JourneyQuestion } from '../../data/journey-question.ts';
import type { View } from '../../data/view.ts';

/** What the parts of the page are given. */
export interface JourneyProps {
  site: Site;
  view: View;
  /** What the address says. */
  asked: Journey;
  /** What is asked of the server. */
  question: JourneyQuestion;
}

import type { Site } from '../../../shared/site.ts';
import type { Standing } from '../../data/standing.ts';
import type { View } from '../../data/view.ts';
import { beforeLabel } from '../../words/before-label.ts';
import { say } from '../../words/say.ts';
import { SurveyRow } from './survey-row.tsx';

interface SurveyTableProps {
  caption: string;
  site: Site;
  standings: readonly Standing[];
  view: View;
  /** Some survey of the site was seen: the widget is on its pages. */
  isSiteSeen: boolean;
}

/** Surveys one below the other, their numbers in columns; on narrow screens each survey is a few lines. */
export function SurveyTable({ caption, site, standings, view, isSiteSeen }: SurveyTableProps) {
  const before = beforeLabel(view.span);
  return (
    <table class="surveys">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Survey')}</th>
          <th scope="col">{say('Score')}</th>
          <th scope="col">{say('95% interval')}</th>
          <th scope="col">{before ? say('Against {before}', { before }) : say('Change')}</th>
          <th scope="col">{say('Trend')}</th>
          <th scope="col">{say('From seeing to answering')}</th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <SurveyRow key={standing.survey.id} {...{ site, standing, view, isSiteSeen }} />
        ))}
      </tbody>
    </table>
  );
}

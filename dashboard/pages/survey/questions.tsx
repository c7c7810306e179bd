import type { Question } from '../../../shared/question.ts';
import { ratedItems, ratedQuestion } from '../../data/rated-question.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { localisedText } from '../../words/localised-text.ts';
import { say } from '../../words/say.ts';
import { ChoiceRows } from './choice-rows.tsx';
import { DistributionFigures } from './distribution-figures.tsx';
import type { PartProps } from './part-props.ts';
import { RatedRow } from './rated-row.tsx';
import { TextRow } from './text-row.tsx';

/** Every question of the survey with its own number: what kind of number it is follows from what is asked. */
export function Questions({ site, survey, view }: PartProps) {
  const query = statsQuery(view, site.id, survey.slug);
  const rows = (question: Question) => {
    const rated = ratedQuestion(question);
    const asks = localisedText(question.text);
    if (rated) return <RatedRow asks={asks} question={rated} query={query} />;
    switch (question.type) {
      case 'choice':
      case 'choices':
        return <ChoiceRows question={question} query={query} />;
      case 'matrix':
        return ratedItems(question).map((item, i) => (
          <RatedRow
            key={item.id}
            asks={localisedText(question.items[i]!.text)}
            under={asks}
            question={item}
            query={query}
          />
        ));
      case 'text':
        return <TextRow question={question} survey={survey} view={view} />;
      default:
        return (
          <tr>
            <th scope="row">{asks}</th>
            <td class="instead" colSpan={4}>
              {say('The interface has no number for a question of this kind yet.')}
            </td>
          </tr>
        );
    }
  };
  return (
    <>
      <table class="questions">
        <caption class="hidden">{say('The questions of the survey, each with its own number')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Question')}</th>
            <th scope="col">{say('Result')}</th>
            <th scope="col">{say('95% interval')}</th>
            <th scope="col">{say('Answers')}</th>
            <th scope="col">{say('How people answered')}</th>
          </tr>
        </thead>
        {survey.questions.map((question) => (
          <tbody key={question.id}>{rows(question)}</tbody>
        ))}
      </table>
      <DistributionFigures survey={survey} query={query} />
    </>
  );
}

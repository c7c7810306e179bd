import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { type CommentSearch, classes, classShown, writeComments } from '../../data/comment-search.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { headlineQuestion } from '../../data/headline-question.ts';
import { ratingBands } from '../../data/rating-bands.ts';
import type { View } from '../../data/view.ts';
import { Choice } from '../../parts/choice.tsx';
import { Conditions } from '../../parts/conditions.tsx';
import { SurveyChoice } from '../../parts/survey-choice.tsx';
import { bandLabel } from '../../words/band-label.ts';
import { classNames } from '../../words/class-words.ts';
import { say } from '../../words/say.ts';
import { SearchField } from './search-field.tsx';

interface FiltersProps {
  site: Site;
  surveys: readonly Survey[];
  survey: Survey | undefined;
  view: View;
  search: CommentSearch;
  tags: readonly string[];
}

/** Which answers are shown. All of it is in the address. */
export function Filters({ site, surveys, survey, view, search, tags }: FiltersProps) {
  const { go } = useEarshot();
  const change = (fields: { [K in keyof CommentSearch]?: CommentSearch[K] | undefined }) =>
    go({ ...view, own: writeComments({ ...search, ...fields } as CommentSearch) });
  const keptOfOther = () => {
    // A rating means another thing on another scale.
    const conditions = search.conditions.filter(({ dimension }) => dimension !== 'rating');
    return writeComments({ ...search, conditions });
  };
  return (
    <div class="filters">
      <SearchField words={search.words} search={(words) => change({ words })} />
      <div class="controls">
        <SurveyChoice surveys={surveys} view={view} all={say('All of them')} kept={keptOfOther} />
        <Choice
          label={say('Which')}
          chosen={classShown(search)}
          options={[...classes, 'any' as const].map((name) => [name, classNames[name]])}
          choose={(name) => change({ class: name as CommentSearch['class'] })}
        />
        {survey ? <RatingChoice survey={survey} search={search} change={change} /> : null}
        {tags.length > 0 || search.tag ? (
          <Choice
            label={say('Tag')}
            chosen={search.tag}
            none={say('Any or none')}
            options={tags.map((tag) => [tag, tag])}
            choose={(tag) => change({ tag })}
          />
        ) : null}
        <label class="check">
          <input
            type="checkbox"
            checked={search.wordless ?? false}
            onChange={(event) => change({ wordless: event.currentTarget.checked || undefined })}
          />
          {say('Also without words')}
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={search.complaint ?? false}
            onChange={(event) => change({ complaint: event.currentTarget.checked || undefined })}
          />
          {say('Only complaints')}
        </label>
      </div>
      <Conditions site={site} conditions={search.conditions} show={(conditions) => change({ conditions })} />
    </div>
  );
}

interface RatingChoiceProps {
  survey: Survey;
  search: CommentSearch;
  change(fields: Pick<CommentSearch, 'conditions'>): void;
}

/** The bad, middling or good ratings of a survey, as a condition like any other. */
function RatingChoice({ survey, search, change }: RatingChoiceProps) {
  const question = headlineQuestion(survey);
  const bands = question ? ratingBands(question) : [];
  if (!question || bands.length === 0) return null;
  const isRating = ({ dimension, operator }: CommentSearch['conditions'][number]) =>
    dimension === 'rating' && operator === 'is';
  const others = search.conditions.filter((one) => !isRating(one));
  return (
    <Choice
      label={say('Rating')}
      chosen={search.conditions.find(isRating)?.values.join(',')}
      none={say('Any')}
      options={bands.map((band) => [band.values.join(','), bandLabel(band, question)])}
      choose={(values) =>
        change({
          conditions: values
            ? [...others, { dimension: 'rating', operator: 'is', values: values.split(',') }]
            : others,
        })
      }
    />
  );
}

import type { ResponseClass } from '../../../shared/response-class.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { classes } from '../../data/comment-search.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { ExportDraft } from '../../data/export-query.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Conditions } from '../../parts/conditions.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { classNames } from '../../words/class-words.ts';
import { say } from '../../words/say.ts';

interface ExportChoiceProps {
  site: Site;
  surveys: readonly Survey[];
  value: ExportDraft;
  change(fields: Partial<ExportDraft>): void;
}

/** Which answers an export has, by the words of Comments and Explore. */
export function ExportChoice({ site, surveys, value, change }: ExportChoiceProps) {
  const { client } = useEarshot();
  const tags =
    useAnswer(`tags ${site.id}`, () => client.responses.tags(site.id), { what: ['responses'] }).data ?? [];
  return (
    <div class="setup-form">
      <div class="controls">
        <Choice
          label={say('Survey')}
          chosen={value.survey || undefined}
          none={say('All surveys')}
          options={surveys.map(({ slug, name }) => [slug, name])}
          choose={(survey) => change({ survey: survey ?? '' })}
        />
        <Choice
          label={say('Which answers')}
          chosen={value.class}
          options={[...classes, 'any' as const].map((name) => [name, classNames[name]])}
          choose={(chosen) => change({ class: chosen as ResponseClass | 'any' })}
        />
        {tags.length > 0 || value.tag ? (
          <Choice
            label={say('Tag')}
            chosen={value.tag || undefined}
            none={say('Any or none')}
            options={tags.map((tag) => [tag, tag])}
            choose={(tag) => change({ tag: tag ?? '' })}
          />
        ) : null}
      </div>
      <TextField
        label={say('Only those that say')}
        value={value.words}
        onInput={(words) => change({ words })}
        most={200}
        help={say('One word or several: all of them stand in what was written.')}
      />
      <CheckField
        label={say('Only those with a comment')}
        checked={value.commented}
        onChange={(commented) => change({ commented })}
      />
      <CheckField
        label={say('Only complaints')}
        checked={value.complaint}
        onChange={(complaint) => change({ complaint })}
      />
      <Conditions site={site} conditions={value.conditions} show={(conditions) => change({ conditions })} />
    </div>
  );
}

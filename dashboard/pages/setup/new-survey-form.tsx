import type { NewSurveyDraft, NewSurveyFields } from '../../data/new-survey.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { code } from '../../parts/code.tsx';
import { NameField } from '../../parts/name-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { sayParts } from '../../words/say-parts.ts';

interface NewSurveyFormProps {
  fields: NewSurveyFields;
  /** The site has no other survey. */
  isFirst: boolean;
  change(draft: NewSurveyDraft): void;
  refused: Readonly<Record<string, string>>;
}

/** What a new survey is called, where it asks, and whether it does so at once. */
export function NewSurveyForm({ fields, isFirst, change, refused }: NewSurveyFormProps) {
  return (
    <>
      <NameField value={fields.name} onInput={(name) => change({ name })} refused={refused.name} />
      <TextField
        label={say('Short name')}
        value={fields.slug}
        onInput={(slug) => change({ slug })}
        help={say('For addresses and programs: small letters, digits and hyphens.')}
        refused={refused.slug}
        most={64}
      />
      {fields.pages === undefined ? null : (
        <TextField
          label={say('Pages that ask')}
          value={fields.pages}
          onInput={(pages) => change({ pages })}
          help={
            <p>
              {sayParts(
                'Their paths on your site, with commas between; <code>*</code> stands for anything. Empty: all pages.',
                { code },
              )}
            </p>
          }
          refused={refused.pages}
        />
      )}
      <CheckField
        label={say('Ask from the start')}
        checked={fields.live}
        onChange={(live) => change({ live })}
        help={liveHelp(fields.live, isFirst)}
      />
    </>
  );
}

function liveHelp(isLive: boolean, isFirst: boolean): string {
  if (!isLive) {
    return say('It is created as a draft: it asks nobody until you publish it, on the next page.');
  }
  return isFirst
    ? say('It is created live. Nobody sees it before the line of the next page stands in your pages.')
    : say('It is created live: pages that have your line already begin to ask within minutes.');
}

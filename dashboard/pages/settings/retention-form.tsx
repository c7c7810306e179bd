import type { Retained, Retention } from '../../../shared/retention.ts';
import type { Site } from '../../../shared/site.ts';
import { type RetentionFields, readRetention, retentionFaults } from '../../data/retention-fields.ts';
import { TextField } from '../../parts/text-field.tsx';
import { retentionWords } from '../../words/retention-words.ts';
import { say } from '../../words/say.ts';
import { RetentionPreview } from './retention-preview.tsx';
import { SiteForm } from './site-form.tsx';

const read = ({ retention }: Site): RetentionFields => ({
  answers: daysOf(retention.answers),
  comments: daysOf(retention.comments),
  audit: daysOf(retention.audit),
});
const daysOf = (term: Retention[Retained]) => term?.slice(0, -1) ?? '';
const write = (fields: RetentionFields) => ({ retention: readRetention(fields) });

/** How long things are kept; what a term would take is told before it is saved. */
export function RetentionForm({ site }: { site: Site }) {
  return (
    <SiteForm
      name="retention"
      {...{ site, read, write }}
      words={(fields) => retentionWords(readRetention(fields))}
      check={retentionFaults}
      paths={{ answers: 'retention.answers', comments: 'retention.comments', audit: 'retention.audit' }}
    >
      {(value, change, refused) => (
        <>
          <TextField
            label={say('Days that answers are kept')}
            value={value.answers}
            onInput={(answers) => change({ answers: answers.trim() })}
            help={say(
              'Then they are anonymised: words, page, attributes and visitor go, ratings stay. No number changes. Empty: for ever.',
            )}
            refused={refused.answers}
            most={4}
          />
          <TextField
            label={say('Days that own words are kept')}
            value={value.comments}
            onInput={(comments) => change({ comments: comments.trim() })}
            help={say('Then comments and what was written at “Other” go; the rest of the answer stays.')}
            refused={refused.comments}
            most={4}
          />
          <TextField
            label={say('Days that the audit is kept')}
            value={value.audit}
            onInput={(audit) => change({ audit: audit.trim() })}
            help={say('Who changed what at this site. Empty: for ever.')}
            refused={refused.audit}
            most={4}
          />
          {Object.keys(retentionFaults(value)).length > 0 ? null : (
            <RetentionPreview site={site} terms={readRetention(value)} />
          )}
        </>
      )}
    </SiteForm>
  );
}

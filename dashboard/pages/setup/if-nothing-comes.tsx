import { Fragment } from 'preact';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { code } from '../../parts/code.tsx';
import { say } from '../../words/say.ts';
import { sayParts } from '../../words/say-parts.ts';
import { showLines } from '../../words/show-lines.ts';

interface IfNothingComesProps {
  site: Site;
  survey: Survey;
}

/** Where to look on one's own page, and each rule of the survey with what to check. */
export function IfNothingComes({ site, survey }: IfNothingComesProps) {
  const page = site.origins.find((origin) => !origin.includes('*'));
  return (
    <dl class="hints">
      <dt>{say('Ask the page itself')}</dt>
      <dd>
        {sayParts(
          'Add <code>?earshot-debug</code> to its address: a panel shows each rule and what is the case, and its button “Try it” shows the survey without a mark in the numbers.',
          { code },
        )}{' '}
        {page ? (
          <a href={`${page}/?earshot-debug`} target="_blank" rel="noopener">
            {page}/?earshot-debug
          </a>
        ) : null}
      </dd>
      <dt>{say('The key')}</dt>
      <dd>
        {sayParts(
          'The line must say {attribute}. With the key of another site, or half of one, nothing shows and nothing is counted here.',
          { attribute: code(`data-site="${site.publicKey}"`) },
        )}
      </dd>
      <dt>{say('What the browser remembers')}</dt>
      <dd>{say('A page may hold what it was told for five minutes. A private window asks anew.')}</dd>
      <dt>{say('A content security policy')}</dt>
      <dd>
        {sayParts(
          'If your pages have one, <code>script-src</code> and <code>connect-src</code> need <code>{origin}</code>.',
          { code, origin: location.origin },
        )}
      </dd>
      {showLines(survey).map(({ rule, says, check }) => (
        <Fragment key={rule}>
          <dt>{says}</dt>
          <dd>{check}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

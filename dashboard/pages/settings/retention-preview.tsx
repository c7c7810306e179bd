import type { Retention } from '../../../shared/retention.ts';
import type { Site } from '../../../shared/site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { retentionPreview } from '../../words/retention-words.ts';
import { say } from '../../words/say.ts';

interface RetentionPreviewProps {
  site: Site;
  /** As they stand in the form, saved or not. */
  terms: Retention;
}

/** How much the terms would take, and when. */
export function RetentionPreview({ site, terms }: RetentionPreviewProps) {
  const { client } = useEarshot();
  const { answers, comments, audit } = terms;
  const asked = { answers: answers ?? 'none', comments: comments ?? 'none', audit: audit ?? 'none' };
  const key = `retention ${site.id} ${Object.values(asked).join(' ')} ${site.updatedAt}`;
  const preview = useAnswer(key, () => client.sites.retention(site.id, asked), { what: ['responses'] });
  if (answers === null && comments === null && audit === null)
    return <p class="said">{say('Everything is kept for ever.')}</p>;
  return (
    <Await answer={preview} height={44}>
      {(told) => <p class="said">{retentionPreview(told, site.timezone, Date.now())}</p>}
    </Await>
  );
}

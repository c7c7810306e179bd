import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { type SnippetTrouble, snippetTrouble } from '../../data/snippet-trouble.ts';
import { bold } from '../../parts/bold.tsx';
import { code } from '../../parts/code.tsx';
import { CopyLine } from '../../parts/copy-line.tsx';
import { Snippet } from '../../parts/snippet.tsx';
import { say } from '../../words/say.ts';
import { sayParts } from '../../words/say-parts.ts';

const troubles: Readonly<Record<SnippetTrouble, string>> = {
  insecure: say(
    'Your pages are on https, and this server is not: browsers will not load the line from here. Put the server behind https, open the dashboard there, and copy the line again.',
  ),
  local: say(
    'This address leads to this server on this computer alone. For visitors elsewhere, open the dashboard by the name that they can reach it by, and copy the line there.',
  ),
};

/** What to paste and where, what it does to visitors, and the survey as a page for where nothing can be pasted. */
export function Paste({ site, survey }: { site: Site; survey: Survey }) {
  const trouble = snippetTrouble(location.origin, site.origins);
  const { event } = survey.show.on;
  const page = `${location.origin}/s/${site.publicKey}/${survey.slug}`;
  return (
    <div class="spaced">
      <Snippet publicKey={site.publicKey} />
      {trouble ? (
        <p class="warned">
          {sayParts('<b>Not for all your pages.</b> {trouble}', { trouble: troubles[trouble], b: bold })}
        </p>
      ) : null}
      <p class="said">
        {sayParts(
          'Before {tag} of every page where you want to ask, or in the template that they share. One line does for all surveys of {site}.',
          { tag: code('</body>'), site: site.name },
        )}
      </p>
      {event ? (
        <>
          <p class="said">
            {say('And where it happens that this survey waits for, let the page tell of it:')}
          </p>
          <CopyLine line={`window.earshot?.('event', '${event.name}')`} what={say('the call')} />
        </>
      ) : null}
      <p class="said">
        {say(
          'Nothing is stored in a visitor’s browser before they answer or decline, and no cookie is ever set.',
        )}
      </p>
      <p class="said">
        {sayParts('Nowhere to paste it? For mails and QR codes the survey is a page, too: {page}', {
          page: <a href={page}>{page}</a>,
        })}
      </p>
    </div>
  );
}

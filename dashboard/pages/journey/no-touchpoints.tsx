import type { Site } from '../../../shared/site.ts';
import type { View } from '../../data/view.ts';
import { CopyLine } from '../../parts/copy-line.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import { spanPhrase } from '../../words/span-label.ts';

interface NoTouchpointsProps {
  site: Site;
  view: View;
  /** Answers of the period that say none. */
  answers: number;
}

/** Stands where the path would: what a touchpoint is, and how pages say theirs. */
export function NoTouchpoints({ site, view, answers }: NoTouchpointsProps) {
  const isAllTime = 'period' in view.span && view.span.period === 'all';
  return (
    <div class="empty">
      <p class="score none">{say('No answer says its touchpoint yet')}</p>
      <p class="said">
        {answers > 0
          ? say(
              'Of the {answers, plural, one {one answer} other {# answers}} {when} none says at which point of the journey it was given.',
              { answers, when: spanPhrase(view.span) },
            )
          : say('There are no answers {when}.', { when: spanPhrase(view.span) })}
      </p>
      {isAllTime ? null : (
        <p>
          <ViewLink view={{ ...view, span: { period: 'all' } }}>{say('Look at all time')}</ViewLink>
        </p>
      )}
      <p class="said">
        {say(
          'A touchpoint is a place in the journey, such as landing, product, cart, checkout, delivery or support. Each page says its own in the script tag:',
        )}
      </p>
      <CopyLine
        line={`<script async src="${location.origin}/widget.js" data-site="${site.publicKey}" data-touchpoint="checkout"></script>`}
        what={say('the line')}
      />
      <p class="said">
        {say(
          'In mails and QR codes the link to a survey says it: add ?touchpoint=delivery to its address. Over REST it is the field touchpoint of a response. Answers that came before stay without one.',
        )}
      </p>
    </div>
  );
}

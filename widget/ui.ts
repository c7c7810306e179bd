/** The lazily loaded part: draws a survey, and sends what there is to send. */
import type { WidgetQuestion, WidgetSurvey } from '../shared/widget-config.ts';
import { openCard } from './card.ts';
import { dimensionsOf } from './dimensions.ts';
import { h, set } from './dom.ts';
import { whenFree } from './free.ts';
import { isOvertaken, keepOpen, leftOpen } from './left-open.ts';
import { createReport } from './report.ts';
import { openOutbox } from './transport/open-outbox.ts';
import type { Outbox } from './transport/outbox.ts';
import { uuidv7 } from './uuid.ts';
import { icon } from './views/icon.ts';
import { radios } from './views/radios.ts';
import { rating } from './views/rating.ts';
import type { CreateFamily, Manner, OpenCard, Ui, Visit } from './visit.ts';
import { warnOfTag } from './warn-of-tag.ts';

/** By the keys of their sites: after one was destroyed, another site's script may start in the same page. */
const outboxes = new Map<string, Outbox>();

export function open(
  visit: Visit,
  survey: WidgetSurvey,
  manner: Manner,
  closed: () => void,
  create: CreateFamily[],
): OpenCard {
  const { config, tag, told, tell } = visit;
  const { site } = config;
  warnOfTag(tag);
  const left = leftOpen(site);
  const begun = left?.slug === survey.slug && left.version === survey.version ? left : undefined;
  const families = create.map((family) => family({ h, set, radios, rating, icon }));
  const questions = survey.questions.map((question) =>
    families.reduce((one, { arranged }) => arranged?.(one, begun?.order) ?? one, question),
  );
  const order = orderOf(questions);
  const { rate, unit = 'view', test } = begun ?? manner;
  const report = createReport(
    {
      id: uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
      site,
      survey,
      told,
      dimensions: dimensionsOf(
        test ? { ...tag, test: '' } : tag,
        config.language,
        location.href,
        document.referrer,
        config.pageParameters,
      ),
      sampling: { rate, unit },
      order,
      begun,
    },
    outboxOf(visit),
    Date.now,
  );
  let kept = false;
  return openCard({
    config: { ...config, words: { ...config.words, ...survey.words } },
    survey: { ...survey, questions },
    families,
    report,
    begun,
    keep: ({ answers, at }) => {
      const { slug, version } = survey;
      const path = location.pathname;
      kept = keepOpen(site, {
        slug,
        version,
        path,
        answers,
        at: questions[at]!.id,
        order,
        rate,
        unit,
        test,
        ...report.last,
      });
    },
    isOvertaken: () => kept && isOvertaken(site, report.last),
    focus: manner.focus,
    tell,
    closed,
  });
}

/** Options that were shuffled, as they are shown; undefined where none were. */
function orderOf(questions: readonly WidgetQuestion[]): string[] | undefined {
  const order = questions.flatMap((question) =>
    'options' in question && question.shuffle ? question.options.map(({ id }) => `${question.id}.${id}`) : [],
  );
  return order.length > 0 ? order : undefined;
}

export function resume(visit: Visit, show: (slug: string) => void): void {
  outboxOf(visit).flush();
  const left = leftOpen(visit.config.site);
  if (left) show(left.slug);
}

function outboxOf({ origin, config }: Visit): Outbox {
  const { site } = config;
  const outbox = outboxes.get(site) ?? openOutbox(origin, site);
  outboxes.set(site, outbox);
  return outbox;
}

export { whenFree };

({ open, resume, whenFree }) satisfies Ui;

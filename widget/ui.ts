/** The lazily loaded part: draws a survey, and sends what there is to send. */
import type { WidgetSurvey } from '../shared/widget-config.ts';
import { openCard } from './card.ts';
import { dimensionsOf } from './dimensions.ts';
import { h, set } from './dom.ts';
import { createReport } from './report.ts';
import { openOutbox } from './transport/open-outbox.ts';
import type { Outbox } from './transport/outbox.ts';
import { uuidv7 } from './uuid.ts';
import { radios } from './views/radios.ts';
import type { CreateFamily, Manner, OpenCard, Ui, Visit } from './visit.ts';

let outbox: Outbox | undefined;

export function open(
  visit: Visit,
  survey: WidgetSurvey,
  manner: Manner,
  closed: () => void,
  families: CreateFamily[],
): OpenCard {
  const { config, tag } = visit;
  const report = createReport(
    {
      id: uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
      site: config.site,
      survey,
      dimensions: dimensionsOf(tag, config.language, location.href, document.referrer),
      rate: manner.rate,
    },
    outboxOf(visit),
    Date.now,
  );
  return openCard({
    config,
    survey,
    families: families.map((create) => create({ h, set, radios })),
    report,
    focus: manner.focus,
    closed,
  });
}

export function flush(visit: Visit): void {
  outboxOf(visit).flush();
}

function outboxOf({ origin, config }: Visit): Outbox {
  outbox ??= openOutbox(origin, config.site);
  return outbox;
}

({ open, flush }) satisfies Ui;

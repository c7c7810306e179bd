import { setTimeout } from 'node:timers/promises';
import { ownerKey } from './kill-server.ts';
import { crashSurvey } from './kill-survey.ts';

export interface AskedBeside {
  /** Questions that were answered. */
  answered: number;
  /** Questions that were not, whatever came instead. */
  unanswered: number;
  /** Answers that knew of fewer responses than were acknowledged before they were asked for. */
  behind: number;
}

/** Asks as a dashboard does, again and again until it is to stop, and holds each answer against what was acknowledged. */
export async function askBeside({
  url,
  site,
  acknowledged,
  stopped,
}: {
  url: string;
  site: string;
  /** How many responses were. */
  acknowledged: () => number;
  stopped: () => boolean;
}): Promise<AskedBeside> {
  const asked = { answered: 0, unanswered: 0, behind: 0 };
  const headers = { authorization: `Bearer ${ownerKey}` };
  while (!stopped()) {
    const least = acknowledged();
    const answer = await fetch(`${url}/v1/stats/nps?site=${site}&survey=${crashSurvey}&period=all`, {
      headers,
    }).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (answer?.status === 200 && text) {
      asked.answered += 1;
      if (JSON.parse(text).meta.coverage.received < least) asked.behind += 1;
    } else asked.unanswered += 1;
    // As often as one who looks all the time, not as fast as it goes: the load is the writers'.
    await setTimeout(20);
  }
  return asked;
}

/** What `GET /v1/live` sends: server-sent events whose `data` is one of these as JSON. */

/**
 * What has changed: `responses` were stored or judged anew, steps of the `funnel` counted, the definition of a
 * `survey` or of the `site` changed.
 */
export const changeKinds = ['responses', 'funnel', 'survey', 'site'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Event `ready`: from here on every change is told. */
export interface LiveReady {
  /** Names the state of the site's data. Two that are equal name the same state; there is no order among them. */
  revision: string;
  /** When it was sent. */
  at: string;
}

/** Event `changed`: what has changed since the event before. */
export interface LiveChange {
  revision: string;
  /** The slugs of the surveys that it concerns. */
  surveys: string[];
  what: ChangeKind[];
  at: string;
}

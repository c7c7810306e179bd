import type { LiveChange, LiveReady } from '../../shared/live.ts';

/** One server-sent event; its revision is its id, which a client names when it comes again. */
export function eventText(event: 'ready', data: LiveReady): string;
export function eventText(event: 'changed', data: LiveChange): string;
export function eventText(event: string, data: LiveReady | LiveChange): string {
  return `event: ${event}\nid: ${data.revision}\ndata: ${JSON.stringify(data)}\n\n`;
}

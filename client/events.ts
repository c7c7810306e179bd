import type { EventResult, FunnelInput, ResponseInput } from '../shared/response.ts';
import type { Send } from './send.ts';

/** A response, or a step on the way to one. */
export type EventInput = { type: 'response'; response: ResponseInput } | FunnelInput;

/** `/v1/events`: what the widget sends. Needs no key. */
export function eventCalls(send: Send) {
  return {
    /** Up to a hundred events of the site with this public key; each is judged by itself and answered in order. */
    async send(site: string, events: readonly EventInput[], signal?: AbortSignal): Promise<EventResult[]> {
      const body = { site, events };
      const options = { body, signal, anonymous: true };
      return (await send<{ results: EventResult[] }>('POST', '/v1/events', options)).results;
    },
  };
}

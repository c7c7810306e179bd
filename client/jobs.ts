import type { Job } from '../shared/job.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/jobs`: how far long work is. */
export function jobCalls(send: Send) {
  return {
    /** The latest first. */
    async list(signal?: AbortSignal): Promise<Job[]> {
      return (await send<Page<Job>>('GET', '/v1/jobs', { signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<Job>('GET', addressOf(id), { signal }),
    /** Ends it after the piece that is being done; what is done stays done. */
    cancel: (id: string) => send<Job>('DELETE', addressOf(id)),
  };
}

function addressOf(id: string): string {
  return `/v1/jobs/${encodeURIComponent(id)}`;
}

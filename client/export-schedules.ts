import type { ScheduleAnswer, ScheduleChangeInput, ScheduleInput } from '../shared/export-schedule.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/export-schedules`: exports that the server makes by itself, into a folder of its operator. */
export function exportScheduleCalls(send: Send) {
  const at = (id: string, rest = '') => `/v1/export-schedules/${encodeURIComponent(id)}${rest}`;
  return {
    async list(site: string, signal?: AbortSignal): Promise<ScheduleAnswer[]> {
      return (await send<Page<ScheduleAnswer>>('GET', '/v1/export-schedules', { query: { site }, signal }))
        .items;
    },
    get: (id: string, signal?: AbortSignal) => send<ScheduleAnswer>('GET', at(id), { signal }),
    create: (schedule: ScheduleInput) =>
      send<ScheduleAnswer>('POST', '/v1/export-schedules', { body: schedule }),
    change: (id: string, change: ScheduleChangeInput) =>
      send<ScheduleAnswer>('PATCH', at(id), { body: change }),
    /** Ends it; its files stay. */
    remove: (id: string) => send<void>('DELETE', at(id)),
    /** Makes its file now. */
    run: (id: string) => send<ScheduleAnswer>('POST', at(id, '/run')),
  };
}

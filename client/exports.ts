import type { ExportAnswer, ExportFormat } from '../shared/export.ts';
import type { Page } from './page.ts';
import type { Request } from './request.ts';
import type { ResponseChoice } from './responses.ts';
import type { Send } from './send.ts';

/** Which responses, and as what. */
export interface ExportQuery extends ResponseChoice {
  format: ExportFormat;
}

/** `/v1/exports`: responses as files. */
export function exportCalls(send: Send, request: Request) {
  return {
    /** Those of a site, the latest first. */
    async list(site: string, signal?: AbortSignal): Promise<ExportAnswer[]> {
      return (await send<Page<ExportAnswer>>('GET', '/v1/exports', { query: { site }, signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<ExportAnswer>('GET', addressOf(id), { signal }),
    /** A job: `get` tells how far it is. */
    create: (query: ExportQuery) => send<ExportAnswer>('POST', '/v1/exports', { body: query }),
    /** The file of one that is done, as it comes: its `body` is a stream. */
    file: (id: string, signal?: AbortSignal) => request('GET', `${addressOf(id)}/file`, { signal }),
    /** Deletes it with its file; one that is being made is cancelled. */
    remove: (id: string) => send<void>('DELETE', addressOf(id)),
  };
}

function addressOf(id: string): string {
  return `/v1/exports/${encodeURIComponent(id)}`;
}

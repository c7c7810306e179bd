import type { ImportAnswer, ImportMapping, SavedMapping } from '../shared/import.ts';
import type { Page } from './page.ts';
import type { Request } from './request.ts';
import type { Send } from './send.ts';

/** A file, and what is known of it. */
export interface ImportUpload {
  /** The id of the site. */
  site: string;
  /** The slug of the survey that the answers are of. */
  survey?: string;
  /** Its name, to be recognised by. */
  name?: string;
  /** `text/csv`, `application/x-ndjson` or `application/json`; none: it is found out. */
  type?: string;
  /** Hears how many bytes have arrived. */
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
}

export interface ImportSettings {
  mapping?: ImportMapping;
  key?: string | null;
}

/** Bytes that are sent together: a request has ten seconds to arrive. */
const part = 2 ** 20;

/** `/v1/imports` and `/v1/import-mappings`: responses from files. */
export function importCalls(send: Send, request: Request) {
  return {
    /** Sends a file part by part. Nothing is imported yet: the answer has what its columns are taken to be for. */
    async upload(file: Blob, { onProgress, type, signal, ...of }: ImportUpload): Promise<ImportAnswer> {
      const headers = { 'Content-Type': type ?? 'application/octet-stream' };
      let made: ImportAnswer | undefined;
      let sent = 0;
      do {
        const bytes = file.slice(sent, sent + part);
        const more = sent + part < file.size;
        const query = made ? { offset: sent, more } : { ...of, more };
        const [method, path] = made ? ['PUT', `${addressOf(made.id)}/file`] : ['POST', '/v1/imports'];
        const response = await request(method!, path!, { query, bytes, headers, signal });
        made = (await response.json()) as ImportAnswer;
        sent += bytes.size;
        onProgress?.(sent, file.size);
      } while (sent < file.size);
      return made;
    },
    /** Those of a site, the latest first. */
    async list(site: string, signal?: AbortSignal): Promise<ImportAnswer[]> {
      return (await send<Page<ImportAnswer>>('GET', '/v1/imports', { query: { site }, signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<ImportAnswer>('GET', addressOf(id), { signal }),
    /** Sets what the columns are for; the mapping takes the place of the one before. */
    change: (id: string, settings: ImportSettings) =>
      send<ImportAnswer>('PATCH', addressOf(id), { body: settings }),
    /** Reads the whole file and judges each line, without storing anything: a job. */
    check: (id: string) => send<ImportAnswer>('POST', `${addressOf(id)}/check`),
    /** A job: `get` tells how far it is. */
    start: (id: string) => send<ImportAnswer>('POST', `${addressOf(id)}/start`),
    /** Deletes what it has stored: a job. */
    undo: (id: string) => send<ImportAnswer>('POST', `${addressOf(id)}/undo`),
    /** What was found of the lines, as it comes: its `body` is a stream. */
    report: (id: string, format: 'ndjson' | 'csv' = 'ndjson', signal?: AbortSignal) =>
      request('GET', `${addressOf(id)}/report`, { query: { format }, signal }),
    /** Forgets it and deletes its file; what it has stored stays. */
    remove: (id: string) => send<void>('DELETE', addressOf(id)),
    /** The mappings that a site keeps, by name. */
    async mappings(site: string, signal?: AbortSignal): Promise<SavedMapping[]> {
      return (await send<Page<SavedMapping>>('GET', '/v1/import-mappings', { query: { site }, signal }))
        .items;
    },
    keepMapping: (site: string, name: string, mapping: ImportMapping) =>
      send<SavedMapping>('POST', '/v1/import-mappings', { body: { site, name, mapping } }),
    changeMapping: (site: string, id: string, change: { name?: string; mapping?: ImportMapping }) =>
      send<SavedMapping>('PATCH', mappingAddress(id), { query: { site }, body: change }),
    removeMapping: (site: string, id: string) =>
      send<void>('DELETE', mappingAddress(id), { query: { site } }),
  };
}

function addressOf(id: string): string {
  return `/v1/imports/${encodeURIComponent(id)}`;
}

function mappingAddress(id: string): string {
  return `/v1/import-mappings/${encodeURIComponent(id)}`;
}

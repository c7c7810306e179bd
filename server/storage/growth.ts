/** How a response grows from revision to revision. Pure, and the same for every engine. */
import type { StoredResponse, WriteOutcome } from './contract/stored-response.ts';

/** What becomes of a response that is submitted where `old` is stored under its id. */
export function outcomeOf(response: StoredResponse, old: StoredResponse): WriteOutcome {
  if (response.revision < old.revision) return 'stale';
  if (response.revision === old.revision)
    return response.digest.equals(old.digest) ? 'duplicate' : 'conflict';
  return old.complete || response.surveyKey !== old.surveyKey ? 'conflict' : 'stored';
}

/** The later revision, with what the first one and the owner have settled. */
export function grown(old: StoredResponse, next: StoredResponse): StoredResponse {
  const settled = Object.fromEntries((old.settled ?? []).map((name) => [name, old[name]]));
  return {
    ...next,
    receivedAt: old.receivedAt,
    duplicates: old.duplicates,
    archived: old.archived || next.archived,
    bot: old.bot || next.bot,
    flagged: old.flagged || next.flagged,
    ...settled,
    ...(old.settled === undefined ? {} : { settled: old.settled }),
    flags: [...new Set([...old.flags, ...next.flags])],
    repeated: old.repeated,
  };
}

import type { AuditEntry } from '../../../shared/audit.ts';
import type { Site } from '../../../shared/site.ts';
import { auditWords, changeOfField } from '../../words/audit-words.ts';
import { momentLabel } from '../../words/moment-label.ts';

interface AuditRowProps {
  entry: AuditEntry;
  sites: readonly Site[];
  /** The zone that times are shown in. */
  zone: string;
}

/** One change: who, what, where and when, and the fields that it changed. */
export function AuditRow({ entry, sites, zone }: AuditRowProps) {
  const site = sites.find(({ id }) => id === entry.site)?.name;
  const changes = Object.entries(entry.changes);
  return (
    <li>
      <div>
        <b>{auditWords(entry)}</b>
        <small>
          <time dateTime={entry.at}>{momentLabel(new Date(entry.at), zone)}</time>
          {site ? <span>{site}</span> : null}
        </small>
        {changes.length > 0 ? (
          <ul class="changes">
            {changes.map(([field, change]) => (
              <li key={field}>{changeOfField(field, change)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}

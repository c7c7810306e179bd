import type { AuditEntry } from '../../../shared/audit.ts';
import type { Site } from '../../../shared/site.ts';
import { auditChanges } from '../../words/audit-changes.ts';
import { auditWords } from '../../words/audit-words.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';

interface AuditRowProps {
  entry: AuditEntry;
  sites: readonly Site[];
  /** The zone that times are shown in. */
  zone: string;
}

/** One change: who, what, where and when, and the fields that it changed. */
export function AuditRow({ entry, sites, zone }: AuditRowProps) {
  const site = sites.find(({ id }) => id === entry.site)?.name;
  const changes = auditChanges(entry, { sites, zone });
  return (
    <li>
      <div>
        <b>{auditWords(entry)}</b>
        <small>
          <time dateTime={entry.at}>{momentLabel(new Date(entry.at), zone)}</time>
          {site ? <span>{site}</span> : null}
        </small>
        {changes.length === 0 ? null : isNew(entry) ? (
          <details>
            <summary>{say('As it was made')}</summary>
            <Changes changes={changes} />
          </details>
        ) : (
          <Changes changes={changes} />
        )}
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}

/** What was made has every field at once, which is more than most want to read. */
function isNew({ changes }: AuditEntry): boolean {
  const all = Object.values(changes);
  return all.length > 2 && all.every((change) => !('old' in change));
}

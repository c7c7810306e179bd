import type { Installation } from '../../shared/installation.ts';
import type { UrlTrouble } from '../data/url-trouble.ts';
import { ago } from './ago.ts';
import { byteSize } from './byte-size.ts';
import { formatCount } from './number.ts';
import { say } from './say.ts';

/** One thing that is so, and whether somebody should do something about it. */
export interface Fact {
  name: string;
  says: string;
  /** What to do; none: all is well. */
  todo?: string | undefined;
}

const day = 86_400_000;

const troubles: Readonly<Record<UrlTrouble, string>> = {
  local: say('Only this computer reaches it. Set EARSHOT_PUBLIC_URL before others should.'),
  insecure: say('Pages on https cannot use it: set EARSHOT_PUBLIC_URL to an https:// address.'),
  elsewhere: say(
    'You opened the dashboard under another address: set EARSHOT_PUBLIC_URL to how browsers reach it.',
  ),
};

/** How the installation is, what matters most first. */
export function healthFacts(condition: Installation, trouble: UrlTrouble | undefined, now: Date): Fact[] {
  const { checkedAt, databaseBytes, logBytes, freeBytes } = condition;
  const since = (moment: string) => ago(new Date(moment), now);
  return [
    {
      name: say('Taking answers'),
      says: condition.ready ? say('Yes') : say('No'),
      todo: condition.ready
        ? undefined
        : say('The disk may be full, or too much waits: see the log of the server.'),
    },
    {
      name: say('Stored data'),
      says: condition.whole ? say('Whole, as far as was read') : say('Damaged'),
      todo: condition.whole ? undefined : say('Stop the server and restore a backup.'),
    },
    {
      name: say('Last read and found whole'),
      says: checkedAt ? since(checkedAt) : say('Not yet: it is read once a day'),
      todo: isOlder(checkedAt, 3 * day, now)
        ? say('The daily check does not end: see the log of the server.')
        : undefined,
    },
    backupFact(condition, now),
    {
      name: say('Space'),
      says: spaceWords(databaseBytes + logBytes, freeBytes),
      todo:
        freeBytes !== null && freeBytes < 2 * databaseBytes
          ? say('There is no room for a backup.')
          : undefined,
    },
    { name: say('Reached by'), says: condition.publicUrl, todo: trouble && troubles[trouble] },
    { name: say('Waiting'), says: waitingWords(condition) },
    { name: say('Open streams of changes'), says: formatCount(condition.liveStreams) },
    {
      name: say('Release'),
      says: say('{version}, running since {when}', {
        version: condition.version,
        when: since(condition.startedAt),
      }),
    },
  ];
}

function backupFact({ backups, backedUpAt }: Installation, now: Date): Fact {
  const name = say('Last backup');
  if (backups === 'database')
    return { name, says: say('Not known here: the tools of the database make backups') };
  return {
    name,
    says: backedUpAt ? ago(new Date(backedUpAt), now) : say('Never, as far as is known'),
    todo:
      backedUpAt === null || isOlder(backedUpAt, 2 * day, now)
        ? say('Let earshot backup run every day.')
        : undefined,
  };
}

function spaceWords(used: number, free: number | null): string {
  if (free === null) return say('{used} used', { used: byteSize(used) });
  return say('{used} used, {free} free on the disk', { used: byteSize(used), free: byteSize(free) });
}

function waitingWords({ waitingResponses, jobs, rowQuestions }: Installation): string {
  return say(
    '{responses, plural, one {# response} other {# responses}}, {jobs, plural, one {# job} other {# jobs}}, {questions, plural, one {# question} other {# questions}}',
    { responses: waitingResponses, jobs, questions: rowQuestions },
  );
}

function isOlder(moment: string | null, than: number, now: Date): boolean {
  return moment !== null && now.getTime() - Date.parse(moment) > than;
}

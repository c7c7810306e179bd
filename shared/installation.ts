/** How the server and its storage are. */
import { z } from 'zod';

const bytes = z.int().min(0);
const moment = z.string().describe('ISO 8601, UTC');

export const installation = z.strictObject({
  version: z.string(),
  startedAt: moment,
  publicUrl: z.string().describe('how browsers reach the server, as it was told (`EARSHOT_PUBLIC_URL`)'),
  ready: z.boolean().describe('an answer would be taken now'),
  whole: z
    .boolean()
    .describe('false: the stored data are damaged, by what has been read of them since the start'),
  checkedAt: moment.nullable().describe('when all was last read and found whole; null: not yet'),
  backups: z
    .enum(['earshot', 'database'])
    .describe('who makes backups: `earshot backup`, or the database with tools of its own'),
  backedUpAt: moment
    .nullable()
    .describe('when `earshot backup` last made one; null: never, as far as is known'),
  databaseBytes: bytes,
  logBytes: bytes.describe('commits that are copied into the database later'),
  freeBytes: bytes.nullable().describe('what the disk has left; null: not known'),
  waitingResponses: z.int().describe('responses that wait for their commit'),
  jobs: z.int().describe('jobs that run or wait'),
  rowQuestions: z.int().describe('questions that read every response: running or waiting'),
  liveStreams: z.int().describe('streams of changes that are open'),
});
export type Installation = z.output<typeof installation>;

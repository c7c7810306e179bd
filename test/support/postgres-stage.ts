/** One PostgreSQL for the run of a project, with a database whose copies are what each test server gets. */
import type { TestProject } from 'vitest/node';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { postgresFrom, postgresSource } from './postgres-from.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stageTemplate: string;
  }
}

export default async function postgresStage(project: TestProject): Promise<() => Promise<void>> {
  if (postgresSource === null)
    throw new Error('there is no PostgreSQL 15 or later: CONTRIBUTING.md says how to get one');
  const server = await postgresFrom(postgresSource);
  const template = await server.create('stage');
  const storage = await openPostgres(template, countRules);
  await storage.close();
  project.provide('stageTemplate', template);
  return () => server.stop();
}

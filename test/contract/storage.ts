import { describe } from 'vitest';
import type { StorageEngine } from '../support/storage-engine.ts';
import { accessContract } from './storage/access.ts';
import { amendmentContract } from './storage/amendment.ts';
import { auditContract, auditFailureContract } from './storage/audit.ts';
import { countsContract } from './storage/counts.ts';
import { erasureContract } from './storage/erasure.ts';
import { healthContract } from './storage/health.ts';
import { jobsContract } from './storage/jobs.ts';
import { keysContract } from './storage/keys.ts';
import { lifetimeContract } from './storage/lifetime.ts';
import { numbersContract } from './storage/numbers.ts';
import { recountDaysContract } from './storage/recount-days.ts';
import { refusedOriginsContract } from './storage/refused-origins.ts';
import { responseChangesContract } from './storage/response-changes.ts';
import { responseFiltersContract } from './storage/response-filters.ts';
import { responseListContract } from './storage/response-list.ts';
import { responseMarksContract } from './storage/response-marks.ts';
import { responseTallyContract } from './storage/response-tally.ts';
import { responseWritesContract } from './storage/response-writes.ts';
import { sitesContract } from './storage/sites.ts';
import { surveysContract } from './storage/surveys.ts';

/** Everything that `server/storage/storage.ts` promises, asked of one engine. */
export function storageContract(engine: StorageEngine): void {
  describe(`the storage contract: ${engine.name}`, () => {
    describe('sites', () => sitesContract(engine));
    describe('surveys', () => surveysContract(engine));
    describe('writing responses', () => responseWritesContract(engine));
    describe('reclassifying and removing responses', () => responseChangesContract(engine));
    describe('an amendment', () => amendmentContract(engine));
    describe('an erasure', () => erasureContract(engine));
    describe('listing responses', () => responseListContract(engine));
    describe('choosing responses by filters', () => responseFiltersContract(engine));
    describe('counting responses one by one', () => responseTallyContract(engine));
    describe('what is noted of responses', () => responseMarksContract(engine));
    describe('counts', () => countsContract(engine));
    describe('counting days anew', () => recountDaysContract(engine));
    describe('refused origins', () => refusedOriginsContract(engine));
    describe('jobs', () => jobsContract(engine));
    describe('access', () => accessContract(engine));
    describe('secret keys', () => keysContract(engine));
    describe('the audit', () => auditContract(engine));
    describe('the audit that cannot be written', () => auditFailureContract(engine));
    describe('opening and closing', () => lifetimeContract(engine));
    describe('health', () => healthContract(engine));
    describe('every number is true', () => numbersContract(engine));
  });
}

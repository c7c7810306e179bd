/** The process that reads every page and compares every index: it takes as long as it takes, and can be ended at once. */
import { constants, setPriority } from 'node:os';
import Database from 'better-sqlite3';
import { integrityFaults } from './integrity-faults.ts';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const db = new Database(process.argv[2]!, { readonly: true });
const [fault = null] = integrityFaults(db, 1);
process.send!({ fault });
process.disconnect();

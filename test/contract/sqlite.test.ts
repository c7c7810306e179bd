import { sqliteEngine } from '../support/storage-sqlite.ts';
import { storageContract } from './storage.ts';

storageContract(sqliteEngine);

import type { ExportScheduleStore } from '../contract/export-schedules.ts';
import type { Committer } from './committer.ts';
import {
  beginRun,
  changeSchedule,
  createSchedule,
  endRun,
  findSchedule,
  listSchedules,
  removeSchedule,
} from './export-schedules.ts';

export function exportScheduleStore(committer: Committer): ExportScheduleStore {
  return {
    create: (schedule, by) => committer.commit((tx) => createSchedule(tx, schedule, by)),
    find: (id, sites) => committer.read((db) => findSchedule(db, id, sites)),
    list: (siteKey) => committer.read((db) => listSchedules(db, siteKey)),
    change: (id, change, by) => committer.commit((tx) => changeSchedule(tx, id, change, by)),
    remove: (id, by) => committer.commit((tx) => removeSchedule(tx, id, by)),
    begin: (id, run) => committer.commit((tx) => beginRun(tx, id, run)),
    end: (id, end, coveredTo, by) => committer.commit((tx) => endRun(tx, id, end, coveredTo, by)),
  };
}

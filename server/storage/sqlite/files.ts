import path from 'node:path';

/** What lies in a data folder. */
export interface Files {
  folder: string;
  database: string;
  /** The commits since the last checkpoint. */
  wal: string;
  shm: string;
  /** Only while a file that is no WAL database yet is changed: the way back. */
  journal: string;
  /** Which database belongs here: its instance id, in hexadecimal. */
  instance: string;
  backups: string;
  /** When the last of them was made. */
  backupTime: string;
}

export function filesIn(folder: string): Files {
  const database = path.join(folder, 'earshot.db');
  return {
    folder,
    database,
    wal: `${database}-wal`,
    shm: `${database}-shm`,
    journal: `${database}-journal`,
    instance: path.join(folder, 'earshot.instance'),
    backups: path.join(folder, 'backups'),
    backupTime: path.join(folder, 'earshot.backup'),
  };
}

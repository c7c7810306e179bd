/** What helps where rows are damaged. */
export const restoreBackup =
  'Stop the server, look after PostgreSQL (pg_amcheck), and restore the last backup: pg_restore.';

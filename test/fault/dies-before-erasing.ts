import { notedErasures as noted } from '../../server/erasure/noted-erasures.ts';

/** Dies between the note and the deed. */
export function notedErasures(
  ...[storage, log, ...rest]: Parameters<typeof noted>
): ReturnType<typeof noted> {
  return noted(
    storage,
    {
      async add(erasure) {
        await log.add(erasure);
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => {});
      },
    },
    ...rest,
  );
}

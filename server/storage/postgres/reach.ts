import pg from 'pg';
import { systemFailure } from './system-failure.ts';

/** Milliseconds in which a server answers, or is not there: the system's own patience is minutes. */
const patience = 10_000;

/** Connects to a server and leaves again. Rejects with `StorageUnavailable` where it is not there. */
export async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    // Where the driver gave up, the server still waits. Nobody waits for this: of what never was there is no end to hear of.
    void client.end();
    throw systemFailure(error);
  }
  await client.end();
}

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';

/** A port of this machine that leads to a PostgreSQL: as if that were there, from when this resolves until it is closed. */
export async function wayToPostgres(url: string, port: number): Promise<{ close(): Promise<void> }> {
  const { host, port: target } = new pg.Client({ connectionString: url });
  const open = new Set<Socket>();
  const way = createServer((from) => {
    const to = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${target}`) : connect(target, host);
    for (const socket of [from, to]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        from.destroy();
        to.destroy();
      });
    }
    from.pipe(to).pipe(from);
  });
  way.listen(port, '127.0.0.1');
  await once(way, 'listening');
  return {
    async close() {
      const closed = once(way, 'close');
      way.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** The same database by such a port, with a password that nobody asks for. */
export function byWay(url: string, port: number, password = 'hush'): string {
  const { user, database } = new pg.Client({ connectionString: url });
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

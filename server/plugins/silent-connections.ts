import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Watches for connections on which nothing was ever asked: browsers open some ahead of need. They do not count as
 * idle, so closing would wait for them. Returns what closes those that are open.
 */
export function silentConnections(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
}

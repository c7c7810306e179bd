import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { groupOf } from '../../../../server/limits/group-of.ts';

test('requests of one connection are of whom each of them says that it comes from', () => {
  // A proxy sends those of many visitors over one.
  const socket = new Socket();
  const groups = ['203.0.113.7', '203.0.113.7', '2001:db8:1:2::9', '203.0.113.7'].map((ip) =>
    groupOf({ ip, socket }),
  );
  expect(groups).toEqual(['203.0.113.7', '203.0.113.7', '2001:db8:1:2::/64', '203.0.113.7']);
});

test('what is no address is of whom the connection comes from, and two connections are apart', () => {
  const sockets = ['198.51.100.1', '198.51.100.2'].map((remoteAddress) =>
    Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress }),
  );
  expect(sockets.map((socket) => groupOf({ ip: 'hush', socket }))).toEqual(['198.51.100.1', '198.51.100.2']);
  expect(groupOf({ ip: 'hush', socket: new Socket() })).toBe('unknown');
});

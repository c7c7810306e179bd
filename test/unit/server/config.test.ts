import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';

describe('EARSHOT_TRUST_PROXY', () => {
  it('is nobody by default', () => {
    expect(readConfig({}).trustProxy).toEqual([]);
    expect(readConfig({ EARSHOT_TRUST_PROXY: '' }).trustProxy).toEqual([]);
  });

  it('is a list of CIDRs', () => {
    const { trustProxy } = readConfig({ EARSHOT_TRUST_PROXY: '10.0.0.0/8, fd00::/8,192.0.2.7/32' });
    expect(trustProxy).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.7/32']);
  });

  it.each(['10.0.0.1', 'loopback', '10.0.0.0/33', '10/8', 'proxy.example/24', '10.0.0.0/8;fd00::/8', 'true'])(
    '"%s" is refused, and what would be right is said',
    (text) => {
      expect(() => readConfig({ EARSHOT_TRUST_PROXY: text })).toThrow(
        /^EARSHOT_TRUST_PROXY must be the CIDRs of your proxies/,
      );
    },
  );

  it.each(['0.0.0.0/0', '::/0'])('%s would be everybody, and is refused', (text) => {
    expect(() => readConfig({ EARSHOT_TRUST_PROXY: text })).toThrow(/which is everybody/);
  });
});

describe('EARSHOT_WEBHOOK_NETWORKS', () => {
  it('names none by itself', () => {
    expect(readConfig({}).webhookNetworks).toEqual([]);
  });

  it('is a list of networks, which may be everything', () => {
    const { webhookNetworks } = readConfig({ EARSHOT_WEBHOOK_NETWORKS: '10.0.0.0/8, fd00::/8,0.0.0.0/0' });
    expect(webhookNetworks).toEqual(['10.0.0.0/8', 'fd00::/8', '0.0.0.0/0']);
  });

  it.each(['1', '10.0.0.1', '10.0.0.0/33', 'private'])('refuses %s, which is none', (text) => {
    expect(() => readConfig({ EARSHOT_WEBHOOK_NETWORKS: text })).toThrow(`"${text}" is none`);
  });
});

describe('EARSHOT_LIMITS', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['on', true],
    ['off', false],
  ])('%s: %s', (text, limits) => {
    expect(readConfig({ EARSHOT_LIMITS: text }).limits).toBe(limits);
  });

  it('refuses what it may have been meant to be', () => {
    expect(() => readConfig({ EARSHOT_LIMITS: '0' })).toThrow('EARSHOT_LIMITS must be "off", or unset');
  });
});

describe('EARSHOT_OIDC_…', () => {
  const set = {
    EARSHOT_OIDC_ISSUER: 'https://id.example/realm',
    EARSHOT_OIDC_CLIENT_ID: 'earshot',
    EARSHOT_OIDC_CLIENT_SECRET: 'secret',
  };

  it('is none by itself', () => {
    expect(readConfig({}).oidc).toBeUndefined();
  });

  it('names a provider, called by its host or as the operator says', () => {
    const oidc = { issuer: 'https://id.example/realm', clientId: 'earshot', clientSecret: 'secret' };
    expect(readConfig(set).oidc).toEqual({ ...oidc, name: 'id.example' });
    expect(readConfig({ ...set, EARSHOT_OIDC_NAME: 'Our directory' }).oidc?.name).toBe('Our directory');
  });

  it.each(Object.keys(set))('is refused without %s', (name) => {
    expect(() => readConfig({ ...set, [name]: '' })).toThrow('go together: set all of them, or none');
  });

  it.each([
    'id.example',
    'http://id.example',
    'ftp://id.example',
    'https://id.example/?realm=1',
    'https://id.example/#a',
  ])('refuses the issuer %s', (issuer) => {
    expect(() => readConfig({ ...set, EARSHOT_OIDC_ISSUER: issuer })).toThrow(
      'EARSHOT_OIDC_ISSUER must be the https:// address of the provider',
    );
  });

  it('takes one without encryption on this machine', () => {
    const issuer = 'http://127.0.0.1:9000';
    expect(readConfig({ ...set, EARSHOT_OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
  });
});

describe('DATABASE_URL', () => {
  it('is none by itself', () => {
    expect(readConfig({}).databaseUrl).toBeUndefined();
    expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  });

  it.each([
    'postgres://earshot@db.example/earshot',
    'postgresql://earshot:p%40ss@db.example:6432/earshot?sslmode=verify-full',
    'postgres://earshot:secret@[::1]:5432/earshot',
    'postgres://earshot@/earshot?host=/var/run/postgresql',
    'postgres:///earshot?host=%2Fvar%2Frun%2Fpostgresql',
  ])('takes %s as it is', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each([
    ['mysql://earshot:hush@db.example/earshot', 'it begins otherwise'],
    ['db.example/hush', 'it begins otherwise'],
    ['postgres://earshot:hu/sh@db.example/earshot', 'it is no URL'],
    ['postgres://earshot:12/hush@db.example/earshot', 'it holds a / behind the name of the database'],
    ['postgres://earshot:hu#sh@db.example/earshot', 'it is no URL'],
    ['postgres://earshot@db.example/earshot#hush', 'it holds a #'],
    ['postgres://earshot:hush@db.example:99999/earshot', 'it is no URL'],
    ['postgres://earshot:hush@one,two/earshot', 'it names several hosts'],
    ['postgres://earshot:hush@db.example', 'it names no database'],
    ['postgres://earshot:hush@db.example/', 'it names no database'],
    ['postgres://earshot:hush%@db.example/earshot', 'it holds a % without its xx'],
  ])('refuses %s, says why and what is right, and tells no password', (url, why) => {
    const read = () => readConfig({ DATABASE_URL: url });
    expect(read).toThrow(
      `DATABASE_URL must be like "postgres://user:password@host:5432/database", but ${why}.`,
    );
    expect(read).not.toThrow(/hush|hu#sh/);
  });
});

describe('EARSHOT_EXPORTS', () => {
  const data = { EARSHOT_DATA: '/data' };

  it('is a folder within that of the data by itself', () => {
    expect(readConfig(data).scheduledExportsFolder).toBe('/data/scheduled-exports');
  });

  it.each(['/data/exports', '/data/imports', '/data/x/../imports/'])(
    'is not %s, where the server deletes what it does not know',
    (folder) => {
      expect(() => readConfig({ ...data, EARSHOT_EXPORTS: folder })).toThrow('name another folder');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { Networks } from '../../../../server/webhooks/networks.ts';

describe('without networks of the operator', () => {
  const networks = new Networks();

  it.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111'])('%s is public', (address) => {
    expect(networks.reach(address)).toBe('public');
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['loopback of IPv6', '::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified of IPv6', '::'],
    ['private', '10.1.2.3'],
    ['private', '172.31.0.1'],
    ['private', '192.168.1.1'],
    ['link-local, where clouds keep secrets', '169.254.169.254'],
    ['link-local of IPv6', 'fe80::1'],
    ['unique-local', 'fd00::1'],
    ['a carrier’s', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast of IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, though public', '::ffff:93.184.216.34'],
    ['compatible', '::127.0.0.1'],
    ['translated (NAT64)', '64:ff9b::7f00:1'],
    ['translated locally', '64:ff9b:1::7f00:1'],
    ['tunnelled (6to4)', '2002:7f00:1::'],
    ['tunnelled (Teredo)', '2001::1'],
    ['site-local', 'fec0::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('%s is refused: %s', (_name, address) => {
    expect(networks.reach(address)).toBe('refused');
  });
});

describe('with a network of the operator', () => {
  const networks = new Networks(['10.1.0.0/16', 'fd00::/8']);

  it.each(['10.1.2.3', 'fd12::1'])('%s in it is reached', (address) => {
    expect(networks.reach(address)).toBe('named');
  });

  it.each(['10.2.0.1', '127.0.0.1', '::ffff:10.1.2.3', 'fe80::1'])('%s beside it is refused', (address) => {
    expect(networks.reach(address)).toBe('refused');
  });

  it('public addresses are still public', () => {
    expect(networks.reach('1.1.1.1')).toBe('public');
  });
});

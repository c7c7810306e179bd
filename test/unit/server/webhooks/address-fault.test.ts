import { describe, expect, it } from 'vitest';
import { addressFault } from '../../../../server/webhooks/address-fault.ts';
import { Networks } from '../../../../server/webhooks/networks.ts';

const networks = new Networks(['10.0.0.0/8']);

describe('without networks of the operator', () => {
  it('public names and addresses by https are taken', () => {
    expect(addressFault('https://shop.example/hook', new Networks())).toBeNull();
    expect(addressFault('https://1.1.1.1/', new Networks())).toBeNull();
  });

  it('http is not', () => {
    expect(addressFault('http://shop.example/', new Networks())?.reason).toMatch('https://');
  });
});

describe('with a network of the operator', () => {
  it.each(['http://10.1.2.3/', 'https://10.1.2.3/', 'http://inside.example/', 'http://localhost/'])(
    '%s is taken: it may lead there',
    (url) => {
      expect(addressFault(url, networks)).toBeNull();
    },
  );

  it.each(['https://127.0.0.1/', 'http://192.168.0.1/', 'https://[::1]/'])('%s is not', (url) => {
    expect(addressFault(url, networks)?.reason).toMatch('private network');
  });

  it('http to a public address is not', () => {
    expect(addressFault('http://1.1.1.1/', networks)?.reason).toMatch('https://');
  });
});

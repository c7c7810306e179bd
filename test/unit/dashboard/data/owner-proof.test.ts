import { expect, it } from 'vitest';
import { ownerProof } from '../../../../dashboard/data/owner-proof.ts';

it('may be either, the key without the spaces that were copied along', () => {
  expect(ownerProof(' sk_abc\n')).toEqual({ key: 'sk_abc', password: ' sk_abc\n' });
});

it('is no key where it is longer than any', () => {
  expect(ownerProof('x'.repeat(201))).toEqual({ password: 'x'.repeat(201) });
  expect(ownerProof('   ')).toEqual({ password: '   ' });
});

import { expect, it } from 'vitest';
import { passwordLengthFault } from '../../../../dashboard/words/password-length-fault.ts';

it('tells how much is missing, in characters as they are read', () => {
  expect(passwordLengthFault('')).toBe('It needs 12 more characters.');
  expect(passwordLengthFault('🚲'.repeat(11))).toBe('It needs one more character.');
  expect(passwordLengthFault('e\u0301'.repeat(11))).toBe('It needs one more character.');
  expect(passwordLengthFault('🚲'.repeat(12))).toBeUndefined();
});

import { expect, test } from 'vitest';
import { uuidv7 } from '../../../widget/uuid.ts';

test('gives the example of RFC 9562, appendix A.6', () => {
  const bytes = [0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
  const random = (target: Uint8Array<ArrayBuffer>) => {
    target.set(bytes);
    return target;
  };
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

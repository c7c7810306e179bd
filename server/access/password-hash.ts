import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a hash costs: 128 · 2^ln · r bytes at a time, p times over. */
export interface ScryptCost {
  ln: number;
  r: number;
  p: number;
}

/**
 * 32 MiB: one of the settings that OWASP holds equal to the 128 MiB of `ln` 17, `r` 8, `p` 1
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt), and little enough for the
 * small machines that a server of this size runs on.
 */
const costNow: ScryptCost = { ln: 15, r: 8, p: 3 };

/** What is stored of a password, with what it cost: it stays good when later ones cost more. */
export async function passwordHash(password: string, cost = costNow): Promise<string> {
  const salt = randomBytes(16);
  const derived = await derive(password, salt, cost, 32);
  const { ln, r, p } = cost;
  return `$scrypt$ln=${ln},r=${r},p=${p}$${encoded(salt)}$${encoded(derived)}`;
}

/** Whether it is the password that the hash was made of, compared in the same time whatever they have in common. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, ln, r, p, salt, expected] = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored)!;
  const hash = Buffer.from(expected!, 'base64');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt!, 'base64'), cost, hash.length), hash);
}

/** On a thread of its own: the event loop goes on. */
function derive(password: string, salt: Buffer, { ln, r, p }: ScryptCost, length: number): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}

function encoded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

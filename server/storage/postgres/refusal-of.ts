import { StorageRefused } from '../contract/storage-errors.ts';

/** What no waiting helps against, by SQLSTATE or the driver's word, and what does. */
const remedies: readonly (readonly [kind: RegExp, remedy: string])[] = [
  [/^28P01$/, 'correct the user and password in DATABASE_URL'],
  [
    /^28000$/,
    'correct the user in DATABASE_URL, or admit it in pg_hba.conf; where encryption is asked for, add ?sslmode=verify-full',
  ],
  [
    /^3D000$/,
    `make it (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0), or name another one in DATABASE_URL`,
  ],
  [/^(42501|3F000)$/, 'make the user the owner of the database, or grant it CREATE on its schema'],
  [/^SASL/, 'DATABASE_URL needs the password that the server asks for'],
  [/does not support SSL/, 'switch ssl on there, or take sslmode out of DATABASE_URL'],
  [
    /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_|EPROTO)/,
    'name the certificate to be trusted in DATABASE_URL: sslmode=verify-full&sslrootcert=<file>',
  ],
];

/** The refusal that an error means which does not pass by itself; null: it is no such error. */
export function refusalOf(error: unknown, place: string): StorageRefused | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const words = [String(code), String(message)];
  const [, remedy] = remedies.find(([kind]) => words.some((word) => kind.test(word))) ?? [];
  if (remedy === undefined) return null;
  return new StorageRefused(`PostgreSQL refuses the ${place} (${message}): ${remedy}.`, { cause: error });
}

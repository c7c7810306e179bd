/** Passwords and sessions, as they go over REST. */
import { z } from 'zod';
import { isWellFormed, malformedText } from './well-formed.ts';

/** Of a new password, in code points of its normal form. */
export const passwordLength = { least: 12, most: 128 } as const;

/** Bounded to what could be a secret at all; the normal form, because keyboards differ in how they write an accent. */
const password = z.string().min(1).max(1_000).refine(isWellFormed, malformedText).normalize('NFC');
const key = z.string().min(1).max(200);

/** One that somebody chooses: whether it is strong enough is judged later. */
export const newPassword = password.describe(
  `${passwordLength.least} to ${passwordLength.most} characters, not among those that are tried first`,
);

export const signIn = z
  .strictObject({
    key: key.optional(),
    password: password.optional(),
    email: z.string().normalize('NFC').trim().toLowerCase().min(1).max(254).optional(),
  })
  .describe(
    "A member's `email` and `password`; or the owner's `key` or `password`, of which one that is right is enough",
  )
  .refine(({ key, password }) => key !== undefined || password !== undefined, {
    path: ['key'],
    message: 'is required, or password',
  })
  .refine(({ email, key }) => email === undefined || key === undefined, {
    path: ['key'],
    message: 'is the owner’s, who has no email here: send one of them',
  })
  .refine(({ email, password }) => email === undefined || password !== undefined, {
    path: ['password'],
    message: 'is required beside email',
  });
export type SignIn = z.output<typeof signIn>;
export type SignInInput = z.input<typeof signIn>;

/** A secret that is the owner's, as somebody says who wants to be let in. */
export type OwnerProof = Pick<SignInInput, 'key' | 'password'>;

export const passwordChange = z.strictObject({
  password: password
    .nullable()
    .describe(`${passwordLength.least} to ${passwordLength.most} characters; null: none any more`),
  key: key.optional().describe("the owner's key; the owner's session needs it, or `current`"),
  current: password.optional().describe('the password until now'),
});
export type PasswordChange = z.output<typeof passwordChange>;
export type PasswordChangeInput = z.input<typeof passwordChange>;

export const passwordAnswer = z.strictObject({
  set: z.boolean(),
  changedAt: z.string().nullable().describe('ISO 8601, UTC; null where none is set'),
});
export type PasswordAnswer = z.output<typeof passwordAnswer>;

export const sessionAnswer = z.strictObject({
  createdAt: z.string(),
  lastSeenAt: z.string().describe('to the hour'),
  expiresAt: z.string().describe('at the latest: a week without a visit ends it, too'),
  current: z.boolean().describe('the one that asks'),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

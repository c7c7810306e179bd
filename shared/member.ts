/** Members: people who sign in with an account of their own, as they are invited and told of over REST. */

import { z } from 'zod';
import type { Ability } from './ability.ts';
import { causes } from './cause.ts';
import { newPassword } from './password.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

/** What a member can be, least first. */
export const memberRoles = ['analyst', 'agent', 'owner'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What each role may do: the one place that says so. What an ability opens is declared by each route. */
export const roleAbilities: Readonly<Record<MemberRole, Ability>> = {
  analyst: 'read',
  agent: 'care',
  owner: 'admin',
};

const distinct = (list: readonly string[]) => new Set(list).size === list.length;

const email = z
  .string()
  .normalize('NFC')
  .trim()
  .toLowerCase()
  .max(254)
  .refine(isWellFormed, malformedText)
  .regex(/^[^\s@]+@[^\s@]+$/, causes.email_form);
const name = z.string().trim().min(1).max(120).refine(isWellFormed, malformedText);
const role = z
  .enum(memberRoles)
  .describe('owner: everything; agent: reads, tags, overrules what a response counts as; analyst: reads');
const sites = z
  .array(z.string().min(1).max(64))
  .min(1, 'names no site: leave it out for all sites')
  .max(100)
  .refine(distinct, 'names a site twice');

export const memberCreate = z.strictObject({
  email: email.describe('what the member signs in with'),
  name: name.optional().describe('absent: what stands before the @, until the member chooses one'),
  role,
  sites: sites.optional().describe('ids of the sites that the member reaches; absent: all'),
});
export type MemberCreate = z.output<typeof memberCreate>;
export type MemberInput = z.input<typeof memberCreate>;

export const memberChange = z.strictObject({
  name: name.optional(),
  role: role.optional(),
  sites: sites.nullable().optional().describe('null: all'),
  identity: z
    .null()
    .optional()
    .describe('forgets which identity of the provider it is: the next one with the address is bound'),
});
export type MemberChange = z.output<typeof memberChange>;
export type MemberChangeInput = z.input<typeof memberChange>;

const moment = z.string().describe('ISO 8601, UTC');

export const memberAnswer = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(memberRoles),
  sites: z.array(z.string()).nullable().describe('null: all'),
  password: z.boolean().describe('whether one is set'),
  identity: z.string().nullable().describe('the provider whose identity is bound; null: none'),
  invitation: z
    .strictObject({ expiresAt: moment })
    .nullable()
    .describe('a link that is good still, or has expired; null: none waits to be taken'),
  createdAt: moment,
  lastSeenAt: moment.nullable().describe('to the hour; null: never'),
});
export type MemberAnswer = z.output<typeof memberAnswer>;

/** The answer to an invitation: the one time that its link is told. */
export const memberInvited = memberAnswer.extend({
  link: z.string().describe('to be handed to the member, who chooses a password there; shown this once'),
});
export type MemberInvited = z.output<typeof memberInvited>;

const token = z.string().min(1).max(200).describe('what the link holds');

export const invitationFind = z.strictObject({ token });
export type InvitationFind = z.output<typeof invitationFind>;

/** Whom a link is for. */
export const invitationAnswer = z.strictObject({
  email: z.string(),
  name: z.string(),
  role: z.enum(memberRoles),
  expiresAt: moment,
});
export type InvitationAnswer = z.output<typeof invitationAnswer>;

export const invitationAccept = z.strictObject({
  token,
  name: name.optional().describe('how others shall see the member'),
  password: newPassword,
});
export type InvitationAccept = z.output<typeof invitationAccept>;
export type InvitationAcceptInput = z.input<typeof invitationAccept>;

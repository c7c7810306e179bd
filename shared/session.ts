/** Who is signed in, as it goes over REST. */
import { z } from 'zod';
import { abilities } from './ability.ts';
import { memberRoles } from './member.ts';

export const session = z.strictObject({
  role: z.enum(memberRoles),
  may: z.array(z.enum(abilities)).describe('what the role includes, least first'),
  sites: z.array(z.string()).nullable().describe('ids of the sites within reach; null: all'),
  member: z
    .strictObject({ id: z.string(), email: z.string(), name: z.string() })
    .nullable()
    .describe('null: the owner of the installation, by its key or password'),
});
export type Session = z.output<typeof session>;

/** Members as the owner invites them, signed in as the dashboard does it. */
import { expect } from 'vitest';
import type { InvitationAcceptInput, MemberInput, MemberInvited } from '../../shared/member.ts';
import { type Answer, asOwner, post } from './http-calls.ts';
import { cookieOf } from './http-session.ts';
import type { TestServer } from './server.ts';

export const memberPassword = 'mauve kettle window';
let invited = 0;

export async function invite(server: TestServer, fields: Partial<MemberInput> = {}): Promise<MemberInvited> {
  const email = `member-${++invited}@shop.example`;
  const answer = await asOwner(server, 'POST', '/v1/members', { email, role: 'analyst', ...fields });
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}

/** What a link holds. */
export function tokenOf({ link }: Pick<MemberInvited, 'link'>): string {
  return new URLSearchParams(new URL(link).hash.split('?')[1]).get('token')!;
}

export function accept(
  server: TestServer,
  member: MemberInvited,
  fields: Partial<InvitationAcceptInput> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = { token: tokenOf(member), password: memberPassword, ...fields };
  return post(server, '/v1/invitations/accept', body, headers);
}

export interface JoinedMember extends MemberInvited {
  /** Of the session that its joining began. */
  cookie: string;
}

/** Somebody who was invited and has taken the link. */
export async function joined(server: TestServer, fields: Partial<MemberInput> = {}): Promise<JoinedMember> {
  const member = await invite(server, fields);
  const answer = await accept(server, member);
  expect(answer.statusCode, answer.payload).toBe(200);
  return { ...member, cookie: cookieOf(answer) };
}

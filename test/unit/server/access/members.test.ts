import { beforeEach, expect, it } from 'vitest';
import { Members } from '../../../../server/access/members.ts';
import { Passwords } from '../../../../server/access/passwords.ts';
import { SignInGuard } from '../../../../server/access/sign-in-guard.ts';
import { byOwner, memberFields, noon } from '../../../support/builders.ts';
import { openedStorage } from '../../../support/storage-opened.ts';

const opened = openedStorage();
const email = 'anna@shop.example';
let hashed: number;
let members: Members;
beforeEach(async () => {
  hashed = 0;
  /** What takes the time. */
  class Counted extends Passwords {
    override hash(password: string): Promise<string> {
      hashed += 1;
      return super.hash(password);
    }
    override matches(password: string, stored: string): Promise<boolean> {
      hashed += 1;
      return super.matches(password, stored);
    }
  }
  const passwords = new Counted({ ln: 4, r: 1, p: 1 });
  members = new Members(opened.storage.members, passwords, new SignInGuard(() => noon), () => noon);
  const { invitation } = members.newInvitation();
  await opened.storage.members.invite(memberFields({ email }), invitation, byOwner());
});

it.each([
  ['nobody has the address', 'nobody@shop.example'],
  ['whoever has it has no password yet', email],
])('a password is compared, though %s: the clock tells nobody who is a member', async (_, who) => {
  expect(await members.prove(who, 'mauve kettle window', 'here')).toBeNull();
  expect(hashed).toBe(1);
});

import { randomBytes } from 'node:crypto';
import { roleAbilities } from '../../shared/member.ts';
import type { OidcProblem } from '../../shared/oidc.ts';
import type { Invitation, MemberStore, StoredMember } from '../storage/contract/members.ts';
import type { Caller } from './caller.ts';
import type { Identified } from './identity-provider.ts';
import type { Passwords } from './passwords.ts';
import { secretHash } from './secret.ts';
import type { SignInGuard } from './sign-in-guard.ts';

type NotIdentified = Extract<OidcProblem, 'unverified' | 'unknown' | 'other_identity'>;

/** Milliseconds that a link is good for. */
const invitationLasts = 7 * 86_400_000;

/** Who the members are: by password, by link, and as what each of them calls. */
export class Members {
  readonly #members: MemberStore;
  readonly #passwords: Passwords;
  readonly #guard: SignInGuard;
  readonly #now: () => number;

  constructor(members: MemberStore, passwords: Passwords, guard: SignInGuard, now: () => number) {
    this.#members = members;
    this.#passwords = passwords;
    this.#guard = guard;
    this.#now = now;
  }

  /**
   * The member, where the password is right; null, in the same time, where it is wrong, where there is none, and where
   * there is no such member. Throws a `Problem` where it was guessed too often, or too many sign in at once.
   */
  prove(email: string, password: string, source: string): Promise<StoredMember | null> {
    const check = async () => {
      const member = await this.#members.find({ email });
      const matches = member?.password
        ? await this.#passwords.matches(password, member.password.hash)
        : await this.#passwords.matchesNothing(password);
      return matches ? member : null;
    };
    return this.#guard.attempt(check, source, email);
  }

  /** Whom the link is for; null where it is void. Throws a `Problem` where the source has guessed too often. */
  invited(token: string, source: string): Promise<StoredMember | null> {
    return this.#guard.attempt(() => this.#members.findInvited(secretHash(token), this.#now()), source);
  }

  /**
   * The member that an identity belongs to: bound to it before, or, where the provider says that the address is theirs,
   * the member of that address, who is bound to it from then on. Else why there is none.
   */
  async identified({ identity, email }: Identified): Promise<StoredMember | NotIdentified> {
    const bound = await this.#members.find({ identity });
    if (bound) return bound;
    if (email === null) return 'unverified';
    const member = await this.#members.find({ email });
    if (!member) return 'unknown';
    return (await this.#members.bind(member.id, identity, this.#now())) ?? 'other_identity';
  }

  /** What a new link holds, and what is stored of it. */
  newInvitation(): { token: string; invitation: Invitation } {
    const token = randomBytes(32).toString('base64url');
    return { token, invitation: { hash: secretHash(token), expiresAt: this.#now() + invitationLasts } };
  }

  /** The member as a caller, as it is now: what was taken from it, it may do no more. Null: it was removed. */
  async caller(id: string): Promise<Caller | null> {
    const member = await this.#members.find({ id });
    return member && callerOf(member);
  }
}

function callerOf({ id, name, role, sites }: StoredMember): Caller {
  return { actor: { kind: 'member', id, name }, scopes: [roleAbilities[role]], sites: sites ?? 'all' };
}

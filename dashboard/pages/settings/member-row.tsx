import type { MemberAnswer, MemberChangeInput } from '../../../shared/member.ts';
import type { Site } from '../../../shared/site.ts';
import { useNow } from '../../data/use-now.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { reachWords } from '../../words/key-words.ts';
import { memberTimes } from '../../words/member-words.ts';
import { roleNames } from '../../words/role-words.ts';
import { say } from '../../words/say.ts';
import { MemberForm } from './member-form.tsx';

interface MemberRowProps {
  member: MemberAnswer;
  sites: readonly Site[];
  /** The zone that times are shown in. */
  zone: string;
  /** Whether it is who looks: nobody changes or removes themselves. */
  isSelf: boolean;
  deeds: {
    inviteAgain(member: MemberAnswer): Promise<void>;
    change(member: MemberAnswer, fields: MemberChangeInput): Promise<void>;
    remove(member: MemberAnswer): Promise<void>;
  };
}

/** A member: role, reach, when they were here, and what can be done about them. */
export function MemberRow({ member, sites, zone, isSelf, deeds }: MemberRowProps) {
  const now = useNow(60_000);
  const { name, email, role } = member;
  const facts = [roleNames[role], reachWords(member, sites), ...memberTimes(member, now, zone)];
  return (
    <li class="member">
      <div>
        <b>{name}</b> {isSelf ? <span class="said">{say('(you)')}</span> : null}
        <small>
          {[email, ...facts].map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
        {isSelf ? null : (
          <details>
            <summary>
              {say('Edit')} <span class="hidden">{name}</span>
            </summary>
            <MemberForm {...{ member, sites }} save={(fields) => deeds.change(member, fields)} />
          </details>
        )}
      </div>
      <ActButton
        label={say('New link')}
        about={say('New link for {name}', { name })}
        act={() => deeds.inviteAgain(member)}
      />
      {isSelf ? null : (
        <ActButton
          label={say('Remove')}
          about={say('Remove {name}', { name })}
          act={() => deeds.remove(member)}
        />
      )}
    </li>
  );
}

import type { MemberRole } from '../../../shared/member.ts';
import type { Site } from '../../../shared/site.ts';
import type { MemberDraft } from '../../data/member-draft.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { CheckList } from '../../parts/check-list.tsx';
import { Choice } from '../../parts/choice.tsx';
import { roleWords } from '../../words/role-words.ts';
import { say } from '../../words/say.ts';

type Reach = Pick<MemberDraft, 'role' | 'sites' | 'all'>;

interface RoleFieldsProps {
  value: Reach;
  sites: readonly Site[];
  change(fields: Partial<Reach>): void;
  /** Why the sites were not taken. */
  refused: string | undefined;
}

/** What somebody may do, and on which sites. */
export function RoleFields({ value, sites, change, refused }: RoleFieldsProps) {
  return (
    <>
      <div class="form-field">
        <Choice
          label={say('Role')}
          chosen={value.role}
          options={Object.entries(roleWords)}
          choose={(role) => change({ role: role as MemberRole })}
        />
      </div>
      <CheckField
        label={say('All sites, later ones too')}
        checked={value.all}
        onChange={(all) => change({ all })}
      />
      {value.all ? null : (
        <CheckList
          label={say('Sites within reach')}
          options={sites.map(({ id, name }) => [id, name])}
          chosen={value.sites}
          choose={(chosen) => change({ sites: chosen })}
          refused={refused}
        />
      )}
    </>
  );
}

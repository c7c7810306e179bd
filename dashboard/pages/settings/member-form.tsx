import { useState } from 'preact/hooks';
import type { MemberAnswer, MemberChangeInput } from '../../../shared/member.ts';
import type { Site } from '../../../shared/site.ts';
import type { MemberDraft } from '../../data/member-draft.ts';
import { Form } from '../../parts/form.tsx';
import { say } from '../../words/say.ts';
import { RoleFields } from './role-fields.tsx';

interface MemberFormProps {
  member: MemberAnswer;
  sites: readonly Site[];
  save(fields: MemberChangeInput): Promise<void>;
}

/** What a member may do, and where. */
export function MemberForm({ member, sites, save }: MemberFormProps) {
  const [value, setValue] = useState<Pick<MemberDraft, 'role' | 'sites' | 'all'>>({
    role: member.role,
    all: member.sites === null,
    sites: member.sites ?? [],
  });
  const check = (): Record<string, string> =>
    value.all || value.sites.length > 0 ? {} : { sites: say('Choose at least one site, or all.') };
  return (
    <Form
      action={say('Save')}
      doing={say('Saving…')}
      check={check}
      save={() => save({ role: value.role, sites: value.all ? null : [...value.sites] })}
      paths={{ sites: 'sites', role: 'role' }}
    >
      {(refused) => (
        <RoleFields
          value={value}
          sites={sites}
          change={(fields) => setValue((now) => ({ ...now, ...fields }))}
          refused={refused.sites}
        />
      )}
    </Form>
  );
}

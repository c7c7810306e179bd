import type { MemberInput } from '../../../shared/member.ts';
import type { Site } from '../../../shared/site.ts';
import { emptyMember, type MemberDraft, memberInput } from '../../data/member-draft.ts';
import { useDraft } from '../../data/use-draft.ts';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { RoleFields } from './role-fields.tsx';

interface NewMemberProps {
  site: Site;
  sites: readonly Site[];
  invite(input: MemberInput): Promise<void>;
}

const paths = { email: 'email', name: 'name', sites: 'sites' };

/** Invites somebody, with no more reach than they need. */
export function NewMember({ site, sites, invite }: NewMemberProps) {
  const empty = { ...emptyMember, sites: [site.id] };
  const { value, change, clear } = useDraft<MemberDraft>('member', empty);
  const check = (): Record<string, string> => ({
    ...(/^[^\s@]+@[^\s@]+$/.test(value.email.trim())
      ? {}
      : { email: say('Enter a whole address, with an @.') }),
    ...(value.all || value.sites.length > 0 ? {} : { sites: say('Choose at least one site, or all.') }),
  });
  const save = async () => {
    await invite(memberInput(value));
    change(empty);
    clear();
  };
  return (
    <Form action={say('Make the link')} doing={say('Making it…')} check={check} save={save} paths={paths}>
      {(refused) => (
        <>
          <TextField
            label={say('Email address')}
            value={value.email}
            onInput={(email) => change({ email })}
            refused={refused.email}
            help={say('They sign in with it. Nothing is sent to it.')}
            most={254}
          />
          <TextField
            label={say('Name')}
            value={value.name}
            onInput={(name) => change({ name })}
            refused={refused.name}
            help={say('They can choose another when they join.')}
            most={120}
          />
          <RoleFields value={value} sites={sites} change={change} refused={refused.sites} />
        </>
      )}
    </Form>
  );
}

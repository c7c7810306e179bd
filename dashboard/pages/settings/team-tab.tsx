import { useState } from 'preact/hooks';
import type { MemberAnswer, MemberChangeInput, MemberInput, MemberInvited } from '../../../shared/member.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { memberState } from '../../data/member-draft.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useSites } from '../../data/use-sites.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { Undo } from '../../parts/undo.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { MadeLink } from './made-link.tsx';
import { MemberRow } from './member-row.tsx';
import { NewMember } from './new-member.tsx';

const listKey = 'members';

/** What was done last, and how it is taken back. */
interface Done {
  turn: number;
  said: string;
  label: string;
  undo(): Promise<void>;
}

/** Who signs in beside the owner: those who do or may, one more, and the end of one. */
export function TeamTab({ site }: SitePageProps) {
  const { client, answers, me } = useEarshot();
  const sites = useSites().data ?? [site];
  const members = useAnswer(listKey, () => client.members.list(), { what: [] });
  const [made, setMade] = useState<MemberInvited>();
  const [done, setDone] = useState<Done>();
  const amend = (change: (list: MemberAnswer[]) => MemberAnswer[]) =>
    answers.amend<MemberAnswer[]>(listKey, change);
  const put = (member: MemberAnswer) =>
    amend((list) => list.map((other) => (other.id === member.id ? member : other)));
  const tell = (next: Omit<Done, 'turn'>) => setDone((last) => ({ ...next, turn: (last?.turn ?? 0) + 1 }));
  const show = ({ link, ...member }: MemberInvited) => setMade({ link, ...member });

  const invite = async (input: MemberInput) => {
    const invited = await client.members.invite(input);
    const { link: _, ...member } = invited;
    amend((list) => [...list, member]);
    show(invited);
  };
  const inviteAgain = async ({ id }: MemberAnswer) => {
    const invited = await client.members.inviteAgain(id);
    const { link: _, ...member } = invited;
    put(member);
    show(invited);
  };
  const change = async (member: MemberAnswer, fields: MemberChangeInput) => {
    put(await client.members.change(member.id, fields));
    tell({
      said: say('{name} was changed.', { name: member.name }),
      label: say('Undo the change of {name}', { name: member.name }),
      undo: async () => put(await client.members.change(member.id, memberState(member))),
    });
  };
  const remove = async (member: MemberAnswer) => {
    await client.members.remove(member.id);
    amend((list) => list.filter(({ id }) => id !== member.id));
    if (made?.id === member.id) setMade(undefined);
    tell({
      said: say('{name} was removed, and is signed out everywhere.', { name: member.name }),
      label: say('Bring back {name}', { name: member.name }),
      async undo() {
        const back = await client.members.restore(member.id);
        amend((list) => [...list, back]);
      },
    });
  };

  return (
    <>
      <Section title={say('Team')}>
        <p class="said">
          {say(
            'People who sign in with an account of their own. The owner’s key stays beside them: it opens everything, whoever leaves.',
          )}
        </p>
        <Await answer={members} height={120}>
          {(list) =>
            list.length === 0 ? (
              <p class="said">
                {say('There is nobody yet. Invite the first below: a link is all they need.')}
              </p>
            ) : (
              <ul class="rows" aria-label={say('Members')}>
                {list.map((member) => (
                  <MemberRow
                    key={member.id}
                    {...{ member, sites }}
                    zone={site.timezone}
                    isSelf={member.id === me.member?.id}
                    deeds={{ inviteAgain, change, remove }}
                  />
                ))}
              </ul>
            )
          }
        </Await>
        {done ? <Undo key={done.turn} said={done.said} label={done.label} undo={done.undo} /> : null}
      </Section>
      <Section title={say('Invite somebody')}>
        {made ? (
          <MadeLink made={made} zone={site.timezone} done={() => setMade(undefined)} />
        ) : (
          <NewMember {...{ site, sites, invite }} />
        )}
      </Section>
    </>
  );
}

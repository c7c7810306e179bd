import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MemberInvited } from '../../../shared/member.ts';
import { CopyLine } from '../../parts/copy-line.tsx';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';

interface MadeLinkProps {
  made: MemberInvited;
  /** The zone that times are shown in. */
  zone: string;
  /** It was handed over. */
  done(): void;
}

/** A new link, this once: nothing brings it back when the page is left, but another one can be made. */
export function MadeLink({ made: { email, link, invitation }, zone, done }: MadeLinkProps) {
  const start = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => start.current?.focus(), [link]);
  const when = momentLabel(new Date(invitation!.expiresAt), zone);
  return (
    <div class="made" ref={start} tabIndex={-1} role="status">
      <p>
        <b>{say('The link for {email} is made. It is shown this once.', { email })}</b>{' '}
        {say(
          'Send it to them yourself: nothing is mailed from here. Whoever has it can choose the password, once, until {when}.',
          { when },
        )}
      </p>
      <CopyLine line={link} what={say('the link')} />
      <button type="button" class="button" onClick={done}>
        {say('I have sent it')}
      </button>
    </div>
  );
}

import type { ListedResponse } from '../../../shared/response.ts';
import { saveFile } from '../../data/save-file.ts';
import { HeldDeed } from '../../parts/held-deed.tsx';
import { say } from '../../words/say.ts';

interface FoundVisitorProps {
  name: string;
  responses: readonly ListedResponse[];
  erase(): Promise<void>;
}

/** What is kept of one visitor: to give out, or to erase. */
export function FoundVisitor({ name, responses, erase }: FoundVisitorProps) {
  const count = responses.length;
  if (count === 0)
    return (
      <p class="said" role="status">
        {say('Nothing is kept of “{name}”.', { name })}
      </p>
    );
  const download = () => {
    const text = JSON.stringify({ visitor: name, responses }, null, 2);
    saveFile(new Blob([text], { type: 'application/json' }), 'earshot-visitor.json');
  };
  return (
    <>
      <p class="said" role="status">
        {say('{count, plural, one {One answer is} other {# answers are}} kept of “{name}”.', { count, name })}
      </p>
      <p>
        <button type="button" class="button" onClick={download}>
          {say('Download as JSON')}
        </button>
      </p>
      <HeldDeed
        label={say('Erase all of it')}
        warning={say(
          'Words, pages, attributes and the name go for good, from saved exports, too. A restored backup does not bring them back. Ratings stay, without a name, so no number changes.',
        )}
        now={say('Erase now')}
        keep={say('Keep it')}
        act={erase}
      />
    </>
  );
}

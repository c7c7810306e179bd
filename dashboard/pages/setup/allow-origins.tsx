import { useRef } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import { amendSite } from '../../data/amend-site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { readOrigins } from '../../data/read-origins.ts';
import { useDraft } from '../../data/use-draft.ts';
import { Form } from '../../parts/form.tsx';
import { OriginsField } from '../../parts/origins-field.tsx';
import { originFault } from '../../words/origin-fault.ts';
import { say } from '../../words/say.ts';

const paths = { origins: 'origins' };

/** Allows pages before they have called. */
export function AllowOrigins({ site }: { site: Site }) {
  const { client, answers } = useEarshot();
  const details = useRef<HTMLDetailsElement>(null);
  const { value, change, clear } = useDraft(`origins ${site.id}`, { typed: '' });
  const { typed } = value;
  const check = (): Record<string, string> => {
    const { origins, faults } = readOrigins(typed);
    if (faults[0] !== undefined) return { origins: originFault(faults[0]) };
    return origins.length > 0
      ? {}
      : { origins: say('Write where your pages are, like https://shop.example.') };
  };
  const save = async () => {
    const changed = await amendSite(client, site, ({ origins }) => ({
      origins: [...new Set([...origins, ...readOrigins(typed).origins])],
    }));
    keepSite(answers, changed);
    change({ typed: '' });
    clear();
    details.current!.open = false;
    details.current!.querySelector('summary')!.focus();
  };
  return (
    <details ref={details}>
      <summary>{say('Allow other pages')}</summary>
      <Form action={say('Allow')} doing={say('Allowing…')} check={check} save={save} paths={paths}>
        {(refused) => (
          <OriginsField
            label={say('Pages that may send answers, too')}
            value={typed}
            onInput={(text) => change({ typed: text })}
            refused={refused.origins}
          />
        )}
      </Form>
    </details>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListedResponse } from '../../../shared/response.ts';
import type { Site } from '../../../shared/site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { FoundVisitor } from './found-visitor.tsx';

interface Found {
  name: string;
  responses: ListedResponse[];
}

/** All that is kept of a visitor, by the name that the site gave them. */
export function FindVisitor({ site }: { site: Site }) {
  const { client } = useEarshot();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found>();
  const [erased, setErased] = useState<number>();
  const said = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (erased !== undefined) said.current?.focus();
  }, [erased]);
  const check = (): Record<string, string> =>
    typed.trim() === '' ? { name: say('Write the name that your site gave them.') } : {};
  const find = async () => {
    const name = typed.trim();
    setErased(undefined);
    setFound(undefined);
    const responses: ListedResponse[] = [];
    for await (const one of client.visitors.responses(site.id, name)) responses.push(one);
    setFound({ name, responses });
  };
  const erase = async (name: string) => {
    setErased(await client.visitors.erase(site.id, name));
    setFound(undefined);
    setTyped('');
  };
  return (
    <>
      <Form action={say('Find')} doing={say('Looking…')} check={check} save={find} paths={{ name: 'id' }}>
        {(refused) => (
          <TextField
            label={say('Name of a visitor')}
            value={typed}
            onInput={setTyped}
            help={say(
              'What your pages call identify with, or your server sends as visitor. Whoever has none can erase an answer by its receipt.',
            )}
            refused={refused.name}
            most={200}
          />
        )}
      </Form>
      {found ? <FoundVisitor key={found.name} {...found} erase={() => erase(found.name)} /> : null}
      <p ref={said} class="saved" role="status" tabIndex={-1}>
        {erased === undefined
          ? ''
          : say('{count, plural, one {One answer was erased.} other {# answers were erased.}}', {
              count: erased,
            })}
      </p>
    </>
  );
}

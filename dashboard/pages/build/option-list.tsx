import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Localised } from '../../../shared/localised.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { freeId } from '../../data/build/new-question.ts';
import { putAt } from '../../data/build/put-at.ts';
import { moved } from '../../data/build/question-order.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { say } from '../../words/say.ts';
import { NumberField } from './fields/number-field.tsx';
import { PlainField } from './fields/plain-field.tsx';
import { WordsField } from './fields/words-field.tsx';

interface Listed {
  id: string;
  text: Localised;
  emoji?: string | undefined;
  image?: string | undefined;
  weight?: number;
}

interface OptionListProps {
  /** What is chosen from, or what is rated line by line. */
  kind: 'options' | 'items';
  list: readonly Listed[];
  path: string;
}

const fewest = { options: 2, items: 1 };

/** The options of a choice, or the lines of a matrix. */
export function OptionList({ kind, list, path }: OptionListProps) {
  const { change, refused } = useEditor();
  const box = useRef<HTMLFieldSetElement>(null);
  const added = useRef(false);
  useLayoutEffect(() => {
    if (added.current)
      [...box.current!.querySelectorAll<HTMLElement>('.option-line > .form-field input')].at(-1)?.focus();
    added.current = false;
  }, [list.length]);
  const set = (next: readonly Listed[]) => change((edited) => putAt(edited, path, next));
  const add = () => {
    added.current = true;
    const id = freeId(
      kind === 'options' ? 'option' : 'item',
      list.map((one) => one.id),
    );
    set([...list, { id, text: '', ...(kind === 'items' ? { weight: 1 } : {}) }]);
  };
  return (
    <fieldset class="form-field option-list" ref={box}>
      <legend>{kind === 'options' ? say('Options') : say('Lines')}</legend>
      {list.map((one, i) => (
        <div key={one.id} class="option-line">
          <WordsField
            label={kind === 'options' ? say('Option {n}', { n: i + 1 }) : say('Line {n}', { n: i + 1 })}
            path={`${path}.${i}.text`}
            text={one.text}
            most={200}
          />
          <div class="option-acts">
            <button
              type="button"
              class="icon"
              aria-label={say('Move option {n} up', { n: i + 1 })}
              aria-disabled={i === 0}
              onClick={() => i > 0 && set(moved(list, i, i - 1))}
            >
              <span aria-hidden="true">↑</span>
            </button>
            <button
              type="button"
              class="icon"
              aria-label={say('Remove option {n}', { n: i + 1 })}
              aria-disabled={list.length <= fewest[kind]}
              onClick={() => list.length > fewest[kind] && set(list.filter((other) => other !== one))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </div>
          <details>
            <summary>{kind === 'options' ? say('Sign or picture') : say('Weight')}</summary>
            {kind === 'options' ? (
              <>
                <PlainField
                  label={say('Sign')}
                  path={`${path}.${i}.emoji`}
                  value={one.emoji}
                  most={16}
                  placeholder="💶"
                />
                <PlainField
                  label={say('Address of a picture')}
                  path={`${path}.${i}.image`}
                  value={one.image}
                  most={500}
                  placeholder="https://"
                  help={say('Your page’s policy must allow it (img-src).')}
                />
              </>
            ) : (
              <NumberField
                label={say('Weight in the index')}
                path={`${path}.${i}.weight`}
                value={one.weight}
                help={say('1 by default; 2 counts twice as much.')}
                needed
              />
            )}
          </details>
        </div>
      ))}
      <button type="button" class="button" onClick={add}>
        {kind === 'options' ? say('Add an option') : say('Add a line')}
      </button>
      <p class="refused" role="alert">
        {refusedAt(refused, path)}
      </p>
    </fieldset>
  );
}

import type { Display } from '../../../shared/survey.ts';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import { WordsField } from './fields/words-field.tsx';

const ownWords: readonly (readonly [name: keyof NonNullable<Display['words']>, label: string])[] = [
  ['title', say('Name of the card, for screen readers')],
  ['close', say('Close')],
  ['notNow', say('Not now')],
  ['back', say('Back')],
  ['next', say('Next')],
  ['send', say('Send')],
  ['progress', say('Progress; {n} and {m} stand for the numbers', { n: '{n}', m: '{m}' })],
  ['optional', say('May be left out')],
  ['needed', say('Where an answer is missing')],
  ['kept', say('While the answer waits for a connection')],
];

/** Other words for what the widget says by itself. */
export function OwnWords({ display }: { display: Display }) {
  return (
    <Section
      title={say('Its own words')}
      note={say('in eight languages already; write them only to say otherwise')}
    >
      {ownWords.map(([name, label]) => (
        <WordsField
          key={name}
          label={label}
          path={`display.words.${name}`}
          text={display.words?.[name]}
          most={200}
          otherwise={say('the usual words')}
        />
      ))}
    </Section>
  );
}

import type { Display } from '../../../shared/survey.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import { Endings } from './endings.tsx';
import { NumberField } from './fields/number-field.tsx';
import { PlainField } from './fields/plain-field.tsx';
import { SelectField } from './fields/select-field.tsx';
import { WordsField } from './fields/words-field.tsx';
import { formNames, positionNames, themeNames } from './look-names.ts';
import { OwnWords } from './own-words.tsx';

/** Where the survey stands, how it looks, and what it says by itself. */
export function LookPart() {
  const { edited, change, put, refused } = useEditor();
  const { display } = edited;
  const chooseForm = (form: string) =>
    change((now) => ({ ...now, display: ofForm(now.display, form as Display['form']) }));
  return (
    <>
      <PlainField
        label={say('Name')}
        path="name"
        value={edited.name}
        most={120}
        help={say('As you call it; visitors do not see it.')}
        needed
      />
      <Section title={say('Where it stands')}>
        <SelectField
          label={say('Form')}
          value={display.form}
          options={formNames}
          choose={chooseForm}
          refused={refusedAt(refused, 'display.form')}
          help={say('A popover by default.')}
        />
        {display.form === 'popover' || display.form === 'tab' ? (
          <SelectField
            label={say('Position')}
            value={display.position}
            options={positionNames}
            choose={(position) => put('display.position', position)}
            help={say('Bottom right by default. Of a tab only the side counts.')}
          />
        ) : null}
        {display.form === 'inline' ? (
          <PlainField
            label={say('In which element (a CSS selector)')}
            path="display.target"
            value={display.target}
            most={200}
            help={say('Like #feedback. Where a page has none, the survey does not show.')}
            needed
          />
        ) : null}
        {display.form === 'tab' ? (
          <WordsField
            label={say('What stands on the tab')}
            path="display.label"
            text={display.label}
            most={40}
            otherwise={say('the usual word')}
          />
        ) : null}
        <NumberField
          label={say('Level of the page (z-index)')}
          path="display.zIndex"
          value={display.zIndex}
          placeholder={say('above everything')}
          help={say('Only where something of your page must lie above it. Empty by default.')}
        />
      </Section>
      <Section title={say('Colours')}>
        <SelectField
          label={say('Light or dark')}
          value={display.theme}
          options={themeNames}
          choose={(theme) => put('display.theme', theme)}
          help={say('As the page is, by default.')}
        />
        <Accent accent={display.accent} />
      </Section>
      <Section title={say('At the end')}>
        <WordsField
          label={say('Thanks')}
          path="display.thanks"
          text={display.thanks}
          most={300}
          lines={2}
          otherwise={say('the usual words')}
        />
        <Endings endings={display.endings ?? []} />
      </Section>
      <OwnWords display={display} />
    </>
  );
}

function Accent({ accent }: { accent: string | undefined }) {
  const { put } = useEditor();
  return (
    <div class="accent-field">
      <PlainField
        label={say('Accent')}
        path="display.accent"
        value={accent}
        most={7}
        placeholder="#0a7d55"
        help={say(
          'What is chosen, and the button that sends. The text on it is black or white, whichever reads better. Empty: the colour of the text.',
        )}
      />
      <input
        type="color"
        aria-label={say('Pick the accent')}
        value={/^#[0-9a-f]{6}$/i.test(accent ?? '') ? accent : '#1b1a18'}
        onInput={(event) => put('display.accent', event.currentTarget.value)}
      />
    </div>
  );
}

/** An element is named for the one form that stands in one. */
function ofForm({ target, ...display }: Display, form: Display['form']): Display {
  return form === 'inline' ? { ...display, form, target: target ?? '#feedback' } : { ...display, form };
}

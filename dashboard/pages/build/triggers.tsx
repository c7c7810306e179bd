import type { Show } from '../../../shared/show.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { say } from '../../words/say.ts';
import { Cancelling } from './cancelling.tsx';
import { NumberField } from './fields/number-field.tsx';
import { PlainField } from './fields/plain-field.tsx';
import { PropertiesField } from './fields/properties-field.tsx';

type On = Show['on'];

interface Trigger {
  name: Exclude<keyof On, 'event'>;
  label: string;
  /** What it begins with when it is chosen; a trigger that has nothing to set begins with `true`. */
  begins: true | number | string;
  /** What its field is called. */
  field?: string;
  help?: string;
}

const triggers: readonly Trigger[] = [
  { name: 'load', label: say('As soon as the page has loaded'), begins: true },
  {
    name: 'delay',
    label: say('Some seconds later'),
    begins: 5,
    field: say('Seconds after the page has loaded'),
    help: say('0 to 3,600. A new survey has 5.'),
  },
  {
    name: 'scroll',
    label: say('When they have read so far'),
    begins: 50,
    field: say('Per cent of the page’s height'),
    help: say('Up to 100.'),
  },
  {
    name: 'exit',
    label: say('When they are about to leave'),
    begins: true,
    help: say('The pointer leaves at the upper edge; by touch, a quick scroll back up.'),
  },
  {
    name: 'idle',
    label: say('When nothing moves any more'),
    begins: 30,
    field: say('Seconds without a move'),
    help: say('1 to 3,600.'),
  },
  {
    name: 'dwell',
    label: say('When they have stayed'),
    begins: 30,
    field: say('Seconds in sight'),
    help: say('1 to 3,600.'),
  },
  {
    name: 'click',
    label: say('On a click'),
    begins: '',
    field: say('On what (a CSS selector)'),
    help: say('Like #feedback or .help-button.'),
  },
  {
    name: 'visible',
    label: say('When something comes into view'),
    begins: '',
    field: say('What (a CSS selector)'),
    help: say('Half of it, or some of it in the middle.'),
  },
];

/** What makes the survey show itself: any of these, whichever comes first. */
export function Triggers() {
  const { edited, put } = useEditor();
  const { on, cancel } = edited.show;
  const none = Object.keys(on).length === 0;
  const event = on.event;
  return (
    <>
      <p class="help">
        {none
          ? say('Nothing chosen: it shows only where your page opens it.')
          : say('Whichever comes first, once in a view of the page.')}
      </p>
      {triggers.map((trigger) => (
        <TriggerFields key={trigger.name} trigger={trigger} value={on[trigger.name]} />
      ))}
      <CheckField
        label={say('When your page tells of an event')}
        checked={event !== undefined}
        onChange={(chosen) => put('show.on.event', chosen ? { name: '' } : undefined)}
      />
      {event ? (
        <div class="within">
          <PlainField
            label={say('Its name')}
            path="show.on.event.name"
            value={event.name}
            most={100}
            needed
          />
          <PropertiesField
            legend={say('With these properties')}
            path="show.on.event.where"
            properties={event.where}
            help={say('All of them must hold. None: any event of that name.')}
          />
        </div>
      ) : null}
      <Cancelling cancel={cancel ?? []} />
    </>
  );
}

function TriggerFields({ trigger, value }: { trigger: Trigger; value: On[Trigger['name']] }) {
  const { put } = useEditor();
  const { name, label, begins, field, help } = trigger;
  const path = `show.on.${name}`;
  const isOn = value !== undefined;
  return (
    <>
      <CheckField
        label={label}
        checked={isOn}
        onChange={(chosen) => put(path, chosen ? begins : undefined)}
        {...(help && !field ? { help } : {})}
      />
      {isOn && field ? (
        <div class="within">
          {typeof begins === 'number' ? (
            <NumberField label={field} path={path} value={value as number} help={help ?? ''} needed />
          ) : (
            <PlainField
              label={field}
              path={path}
              value={value as string}
              most={200}
              help={help ?? ''}
              needed
            />
          )}
        </div>
      ) : null}
    </>
  );
}

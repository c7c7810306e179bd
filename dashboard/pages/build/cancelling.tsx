import type { Show } from '../../../shared/show.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { say } from '../../words/say.ts';
import { PlainField } from './fields/plain-field.tsx';
import { PropertiesField } from './fields/properties-field.tsx';

/** Events after which the survey does not show itself any more. */
export function Cancelling({ cancel }: { cancel: NonNullable<Show['cancel']> }) {
  const { put } = useEditor();
  const set = (next: typeof cancel) => put('show.cancel', next.length > 0 ? next : undefined);
  return (
    <details open={cancel.length > 0}>
      <summary>{say('Not any more after an event')}</summary>
      {cancel.map((event, n) => (
        <div key={`cancel ${String(n)}`} class="within">
          <PlainField
            label={say('Name of the event')}
            path={`show.cancel.${n}.name`}
            value={event.name}
            most={100}
            help={say(
              'Once your page has told of it, the survey does not show itself in this view of the page.',
            )}
            needed
          />
          <PropertiesField
            legend={say('With these properties')}
            path={`show.cancel.${n}.where`}
            properties={event.where}
            help={say('All of them must hold. None: any event of that name.')}
          />
          <button type="button" class="button" onClick={() => set(cancel.filter((_, i) => i !== n))}>
            {say('Remove this event')}
          </button>
        </div>
      ))}
      <button type="button" class="button" onClick={() => set([...cancel, { name: '' }])}>
        {say('Add an event')}
      </button>
    </details>
  );
}

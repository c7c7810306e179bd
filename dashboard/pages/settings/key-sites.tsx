import { useId } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import { say } from '../../words/say.ts';

interface KeySitesProps {
  sites: readonly Site[];
  /** Their ids. */
  chosen: readonly string[];
  choose(chosen: readonly string[]): void;
  refused: string | undefined;
}

/** Which sites a key is bound to. */
export function KeySites({ sites, chosen, choose, refused }: KeySitesProps) {
  const problem = useId();
  return (
    <fieldset class="form-field key-sites" aria-describedby={problem}>
      <legend>{say('Sites that it reaches')}</legend>
      {sites.map(({ id, name }, i) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            aria-invalid={refused !== undefined && i === 0}
            onChange={(event) =>
              choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {name}
        </label>
      ))}
      <p class="refused" role="alert" id={problem}>
        {refused}
      </p>
    </fieldset>
  );
}

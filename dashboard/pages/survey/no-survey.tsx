import type { Site } from '../../../shared/site.ts';
import { say } from '../../words/say.ts';

/** Stands where the survey that was asked for does not exist. */
export function NoSurvey({ asked, site }: { asked: string; site: Site }) {
  return (
    <>
      <h1>{say('There is no survey “{survey}”', { survey: asked })}</h1>
      <p class="said">
        {say('It may have been renamed. The surveys of {site} are in the list.', { site: site.name })}
      </p>
    </>
  );
}

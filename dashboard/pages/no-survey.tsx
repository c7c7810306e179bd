import type { Site } from '../../shared/site.ts';

/** Stands where the survey that was asked for does not exist, or none does. */
export function NoSurvey({ asked, site }: { asked: string | undefined; site: Site }) {
  if (asked) {
    return (
      <>
        <h1>There is no survey “{asked}”</h1>
        <p class="said">It may have been renamed. The surveys of {site.name} are in the list.</p>
      </>
    );
  }
  return (
    <>
      <h1>No survey yet</h1>
      <p class="said">
        A survey is a few questions and when to ask them. Create the first one of {site.name} with{' '}
        <code>POST /v1/surveys</code>: <a href="/docs">read how</a>.
      </p>
    </>
  );
}

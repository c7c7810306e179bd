/** A site of its own for the dashboard to show, with surveys as a test describes them. */
import type { Site } from '../../shared/site.ts';
import type { SurveyInput } from '../../shared/survey.ts';
import type { TestServer } from './server.ts';

/** The server as one of the new site: answers are given to its surveys, the API is asked of it. */
export async function withSite(
  server: TestServer,
  name: string,
  surveys: readonly Omit<SurveyInput, 'site'>[],
): Promise<TestServer> {
  const create = async <T>(path: string, body: object) => {
    const response = await server.api(path, { method: 'POST', body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const site = await create<Site>('/v1/sites', { name, origins: ['https://shop.example'] });
  for (const survey of surveys) await create('/v1/surveys', { status: 'live', ...survey, site: site.id });
  return { ...server, site };
}

import { ownerKey } from './kill-server.ts';

/** What the writers of the harness answer. */
export const crashSurvey = 'crash';

/** Makes a site with the survey on a running server. */
export async function createCrashSurvey(url: string): Promise<{ id: string; publicKey: string }> {
  const site = await create<{ id: string; publicKey: string }>(`${url}/v1/sites`, {
    name: 'Crash',
    timezone: 'Australia/Lord_Howe',
  });
  await create(`${url}/v1/surveys`, {
    site: site.id,
    slug: crashSurvey,
    name: 'Crash',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
  });
  return site;
}

async function create<T>(url: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

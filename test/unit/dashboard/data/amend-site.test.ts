import { expect, it } from 'vitest';
import { ProblemError } from '../../../../client/problem-error.ts';
import { amendSite } from '../../../../dashboard/data/amend-site.ts';
import type { Site, SiteChangeInput } from '../../../../shared/site.ts';

const site = (updatedAt: string, origins: string[]) => ({ id: 's', updatedAt, origins }) as Site;
const overtaken = () => new ProblemError(409, { code: 'edit_conflict' });

/** A server whose site is changed by somebody else so many times before it takes a change. */
function server(changes: number, otherwise?: Error) {
  const sent: [SiteChangeInput, string | undefined][] = [];
  let left = changes;
  const current = () => site(`t${changes - left}`, [`https://${changes - left}.example`]);
  const sites = {
    get: async () => current(),
    change: async (_id: string, change: SiteChangeInput, { seen }: { seen?: string } = {}) => {
      sent.push([change, seen]);
      if (otherwise) throw otherwise;
      if (left-- > 0) throw overtaken();
      return { ...current(), ...change } as Site;
    },
  };
  return { sent, client: { sites } as unknown as Parameters<typeof amendSite>[0] };
}

const add = ({ origins }: Site) => ({ origins: [...origins, 'https://new.example'] });

it('sends a change with the state that it was made for', async () => {
  const { client, sent } = server(0);
  const changed = await amendSite(client, site('t0', ['https://0.example']), add);
  expect(changed.origins).toEqual(['https://0.example', 'https://new.example']);
  expect(sent).toEqual([[{ origins: ['https://0.example', 'https://new.example'] }, 't0']]);
});

it('works the change out again for what somebody else has made of the site', async () => {
  const { client, sent } = server(2);
  await amendSite(client, site('old', []), add);
  expect(sent.map(([, seen]) => seen)).toEqual(['old', 't1', 't2']);
  expect(sent.at(-1)![0]).toEqual({ origins: ['https://2.example', 'https://new.example'] });
});

it('gives up where that goes on and on', async () => {
  const { client, sent } = server(99);
  await expect(amendSite(client, site('old', []), add)).rejects.toMatchObject({ code: 'edit_conflict' });
  expect(sent).toHaveLength(5);
});

it('passes on any other refusal, and what the change itself throws', async () => {
  const { client } = server(0, new ProblemError(400, { code: 'invalid_request' }));
  await expect(amendSite(client, site('t0', []), add)).rejects.toMatchObject({ code: 'invalid_request' });
  const refuse = () => {
    throw new Error('not any more');
  };
  await expect(amendSite(server(0).client, site('t0', []), refuse)).rejects.toThrow('not any more');
});

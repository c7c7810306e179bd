import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import {
  mostThemes,
  type ThemeAnswer,
  type ThemeChange,
  type ThemeCreate,
  type ThemeTry,
  themeAnswer,
  themeChange,
  themeCreate,
  themeList,
  themeTried,
  themeTry,
} from '../../shared/theme.ts';
import type { Caller } from '../access/caller.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import { tryTheme } from '../query/try-theme.ts';
import type { Refusal } from '../storage/contract/change.ts';
import type { StoredTheme } from '../storage/contract/themes.ts';
import type { StoredWebhook } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';
import { ifMatch, seenBy, tagged } from './if-match.ts';

export interface ThemeDeps {
  storage: Pick<Storage, 'themes' | 'sites' | 'surveys' | 'responses'>;
  now: () => number;
}

const read = { scope: 'read' } as const;
/** As surveys: what is asked, and how what is said is sorted, is set by the same people. */
const write = { scope: 'write' } as const;
const tags = ['themes'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

/** `/v1/themes`: what comments are about, by rules of a site. */
export function themeRoutes(app: FastifyInstance, deps: ThemeDeps): void {
  readingRoutes(app, deps);
  changingRoutes(app, deps);
}

function readingRoutes(app: FastifyInstance, { storage, now }: ThemeDeps): void {
  app.get(
    '/v1/themes',
    {
      config: read,
      schema: {
        tags,
        summary: 'The themes of a site, by name',
        querystring: ofSite,
        response: { 200: themeList },
      },
    },
    async ({ query, caller }) => {
      const site = await siteNamed(storage, caller, (query as z.output<typeof ofSite>).site);
      return { items: (await storage.themes.list(site.key)).map(answerOf), next: null };
    },
  );

  app.get(
    '/v1/themes/:id',
    { config: read, schema: { tags, summary: 'One theme', params: byId, response: { 200: themeAnswer } } },
    async (request, reply) => tagged(reply, answerOf(await themeNamed(storage, request))),
  );

  app.post(
    '/v1/themes/try',
    {
      config: read,
      schema: {
        tags,
        summary: 'See what a rule finds, before it is a theme',
        description: 'Nothing is stored: neither the words nor the text.',
        body: themeTry,
        response: { 200: themeTried },
      },
    },
    async ({ body, caller }) => {
      const { site: siteId, ...tried } = body as ThemeTry;
      const site = await siteNamed(storage, caller, siteId);
      return tryTheme(tried, site.key, storage, now());
    },
  );
}

function changingRoutes(app: FastifyInstance, { storage, now }: ThemeDeps): void {
  app.post(
    '/v1/themes',
    {
      config: write,
      schema: {
        tags,
        summary: 'Describe what comments can be about',
        description:
          'A comment is of the theme where any of `words` stands in it and none of `not`. Webhooks can be told of a theme alone; numbers cannot be filtered by one.',
        body: themeCreate,
        response: { 201: themeAnswer },
      },
    },
    async (request, reply) => {
      const { site: siteId, ...fields } = request.body as ThemeCreate;
      const site = await siteNamed(storage, request.caller, siteId);
      const by = { actor: request.caller.actor, at: now() };
      const created = await storage.themes.create({ ...fields, id: v7(), siteKey: site.key }, by);
      if (!created) throw new Problem('change_refused', because('themes_full', { most: mostThemes }));
      if ('refused' in created) throw refusalOf(created, fields.name);
      return tagged(reply.code(201), answerOf(created));
    },
  );

  app.patch(
    '/v1/themes/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a theme: what comes from then on is judged by it',
        description:
          'With `If-Match: "…"`, the `updatedAt` that the change was made from, a theme that was changed meanwhile is left as it is: 409 `edit_conflict`.',
        params: byId,
        headers: ifMatch,
        body: themeChange,
        response: { 200: themeAnswer },
      },
    },
    async (request, reply) => {
      const { id, name } = await themeNamed(storage, request);
      const change = request.body as ThemeChange;
      const seen = seenBy(request);
      const by = { actor: request.caller.actor, at: now() };
      // A tag that is no moment is that of no state.
      const changed = await storage.themes.change(
        id,
        change,
        by,
        seen === undefined ? undefined : Date.parse(seen),
      );
      if ('refused' in changed) throw refusalOf(changed, change.name ?? name);
      return tagged(reply, answerOf(changed));
    },
  );

  app.delete(
    '/v1/themes/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Remove a theme that no webhook filters by',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = await themeNamed(storage, request);
      const removed = await storage.themes.remove(id, { actor: request.caller.actor, at: now() });
      if (removed === false) throw unknownTheme();
      if (removed !== true) throw inUse(removed);
      return reply.code(204).send();
    },
  );
}

/** The theme that the path names, looked for at the caller's sites alone. */
async function themeNamed(
  { themes }: Pick<Storage, 'themes'>,
  { params, caller }: { params: unknown; caller: Caller },
): Promise<StoredTheme> {
  const theme = await themes.find((params as z.output<typeof byId>).id, caller.sites);
  if (!theme) throw unknownTheme();
  return theme;
}

function unknownTheme(): Problem {
  return invalid('not_found', 'id', 'is not the id of a theme here');
}

function refusalOf({ refused }: Refusal, name: string): Problem {
  if (refused === 'not_found') return unknownTheme();
  if (refused === 'already_exists')
    return invalid('already_exists', 'name', because('theme_taken', { name }));
  return new Problem(
    'edit_conflict',
    'the theme was changed meanwhile: read it again, then send the change again',
  );
}

/** Who may change themes need not know webhooks: their whole addresses are secrets with some. */
function inUse(webhooks: readonly StoredWebhook[]): Problem {
  const named = webhooks.map(({ id, url }) => `${new URL(url).host}, ${id}`).join('; ');
  return invalid('in_use', 'id', because('theme_in_use', { webhooks: named }));
}

function answerOf({ siteKey: _key, createdAt, updatedAt, ...theme }: StoredTheme): ThemeAnswer {
  return {
    ...theme,
    words: [...theme.words],
    not: [...theme.not],
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

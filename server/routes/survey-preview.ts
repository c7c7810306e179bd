import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { surveyPreview } from '../../shared/survey.ts';
import { siteNamed } from '../named.ts';
import type { Storage } from '../storage/storage.ts';
import { widgetConfig } from '../widget-config/widget-config.ts';
import { endingFault } from './ending-fault.ts';

/** `POST /v1/surveys/preview`: what the widget would be given, of a survey that need not be saved. Stores nothing. */
export function surveyPreviewRoutes(
  app: FastifyInstance,
  { storage, now }: { storage: Pick<Storage, 'sites'>; now: () => number },
): void {
  app.post(
    '/v1/surveys/preview',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['surveys'],
        summary: 'What the widget would be given, and what would be refused, of a survey that is not saved',
        body: surveyPreview,
        response: { 200: z.looseObject({ site: z.string(), language: z.string() }) },
      },
    },
    async (request) => {
      const { site: id, language, ...fields } = request.body as z.output<typeof surveyPreview>;
      const site = await siteNamed(storage, request.caller, id);
      const fault = endingFault(fields.display, fields.questions);
      if (fault) throw fault;
      const at = new Date(now()).toISOString();
      const draft = { ...fields, id: '', site: id, slug: 'preview', name: '', version: 1 };
      const survey = { ...draft, status: 'live' as const, createdAt: at, updatedAt: at };
      return widgetConfig(site, [survey], language, true, new Set());
    },
  );
}

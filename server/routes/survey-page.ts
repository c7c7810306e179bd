import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { AnswerValue } from '../../shared/response.ts';
import { holds } from '../ingest/answers/applies.ts';
import type { Directory } from '../ingest/directory.ts';
import type { FirstForms } from '../ingest/first-forms.ts';
import { FormBody } from '../plugins/bodies.ts';
import { answerError, problemOf } from '../plugins/problem-details.ts';
import { invalid } from '../problem.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { givenIn } from '../survey-page/given.ts';
import { type NoticeKind, SurveyPages } from '../survey-page/survey-pages.tsx';
import { takeStep } from '../survey-page/take-step.ts';
import { begin, stepOf } from '../survey-page/visit.ts';
import { isLocale } from '../widget-config/locale.ts';
import { firstOf } from './first-of.ts';
import { answersOfForm } from './form-answers.ts';
import { addressLimit } from './limited.ts';
import { contentSecurityPolicy } from './pages.ts';
import { problemOfRefusal } from './responses.ts';
import { type SubmitDeps, submit } from './submit.ts';

export interface SurveyPageDeps extends SubmitDeps {
  directory: Directory;
  firstForms: FirstForms;
  now: () => number;
  /** Where the build says what it made. */
  publicFolder: string;
}

/** `/s/:site/:survey`: a survey as pages of its own, for links in mails and QR codes. They work without JavaScript. */
export function surveyPageRoutes(app: FastifyInstance, deps: SurveyPageDeps): void {
  const { directory, firstForms, gate, now } = deps;
  const built = readFileSync(path.join(deps.publicFolder, 'survey-page.json'), 'utf8');
  const pages = new SurveyPages((JSON.parse(built) as { style: string }).style);
  const notice = (request: FastifyRequest, reply: FastifyReply, status: number, kind: NoticeKind) =>
    send(reply, status, pages.notice(languageOf(request), kind));
  const options = {
    schema: { hide: true } as object,
    onRequest: addressLimit(gate),
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const { status, retryAfter } = problemOf(error);
      if (retryAfter === undefined) return answerError(error, request, reply);
      return notice(request, reply.header('retry-after', String(retryAfter)), status, 'busy');
    },
  };

  app.get('/s/:site/:survey', options, async (request, reply) => {
    const link = linkOf(request);
    const found = await find(request, directory);
    if (!found || !isShown(found.survey, link)) return notice(request, reply, 404, 'missing');
    const { survey } = found;
    if (!isOpen(survey)) return notice(request, reply, 410, 'closed');
    const language = languageOf(request);
    const visit = begin(link, survey.version, language, now());
    const step = stepOf(visit, survey.questions)!;
    const { questions } = survey;
    const shown = { survey, questions, visit, step, given: givenIn(link), faults: new Map() };
    return send(reply, 200, pages.form(language, shown));
  });

  app.post('/s/:site/:survey', { ...options, config: { takesForms: true } }, async (request, reply) => {
    const found = await find(request, directory);
    if (!found) return notice(request, reply, 404, 'missing');
    const { site, survey } = found;
    if (!isOpen(survey)) return notice(request, reply, 410, 'closed');
    if (!(request.body instanceof FormBody))
      throw invalid('unsupported_media_type', 'content-type', 'must be that of a form');
    const form = request.body.fields;
    const language = languageOf(request, form.get('language'));
    const outcome = await takeStep({
      form,
      site,
      survey: survey.slug,
      version: survey.version,
      language,
      questions: async (version) => (await directory.questions(survey, version)) ?? survey.questions,
      read: answersOfForm,
      submit: (body) => submit(body, request, reply, deps),
      first: firstOf(request, request.body, firstForms),
    });
    if ('refused' in outcome) throw problemOfRefusal(outcome.refused);
    if (outcome.shows === 'already') return send(reply, 409, pages.notice(language, 'already'));
    if (outcome.shows === 'thanks') {
      const query = new URLSearchParams({ language, ...endingOf(survey, outcome.answers) });
      return reply.redirect(`/s/${site.publicKey}/${survey.slug}/thanks?${query}`, 303);
    }
    const status = outcome.faults.size > 0 ? 422 : 200;
    return send(reply, status, pages.form(language, { survey, ...outcome }));
  });

  app.get('/s/:site/:survey/thanks', options, async (request, reply) => {
    const found = await find(request, directory);
    if (!found) return notice(request, reply, 404, 'missing');
    const ending = linkOf(request).get('ending');
    const shown = ending === null || !/^\d{1,2}$/.test(ending) ? null : Number(ending);
    return send(reply, 200, pages.thanks(languageOf(request), found.survey.display, shown));
  });
}

/** Which of the survey's endings is for these answers, as a parameter. */
function endingOf({ display }: StoredSurvey, answers: ReadonlyMap<string, AnswerValue>): { ending?: string } {
  const index = display.endings?.findIndex((ending) => !ending.if || holds(ending.if, answers)) ?? -1;
  return index < 0 ? {} : { ending: String(index) };
}

async function find(
  request: FastifyRequest,
  directory: Directory,
): Promise<{ site: StoredSite; survey: StoredSurvey } | null> {
  const { site: publicKey, survey: slug } = request.params as { site: string; survey: string };
  const site = await directory.site(publicKey);
  const survey = site && (await directory.survey(site, slug));
  return survey ? { site, survey } : null;
}

/** A draft is there for whoever tries it out. */
function isShown({ status }: StoredSurvey, link: URLSearchParams): boolean {
  return status !== 'draft' || link.get('test') === '1';
}

function isOpen({ status }: StoredSurvey): boolean {
  return status === 'live' || status === 'draft';
}

function linkOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://localhost').searchParams;
}

const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;

/** As the link or the form says, else as the browser does. */
function languageOf(request: FastifyRequest, said = linkOf(request).get('language')): string {
  const isTaken = (tag: string) => languageTag.test(tag) && isLocale(tag);
  if (said !== null && isTaken(said)) return said;
  return new Negotiator(request.raw).languages().find(isTaken) ?? 'en';
}

/** Options may show pictures, which are elsewhere. */
const policy = contentSecurityPolicy.replace("img-src 'self' data:", "img-src 'self' data: https:");

/** Not to be kept: each page has the id of a response of its own. */
function send(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('content-type', 'text/html; charset=utf-8')
    .send(html);
}

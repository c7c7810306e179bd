import type { Question } from '../../../shared/question.ts';
import type { ResponseBody } from '../../../shared/response.ts';
import type { Site } from '../../../shared/site.ts';
import { maskAnswers } from './mask-answers.ts';
import { maskPage } from './mask-page.ts';

/**
 * What was sent, as far as it may be stored: with the parameters of its page that the site keeps, and masked where the
 * site masks. The same object where that is all of it.
 *
 * @param questions of the version that was answered; undefined: there is none, and the response will be refused
 */
export async function masked(
  body: ResponseBody,
  { maskPersonalData, pageParameters }: Pick<Site, 'maskPersonalData' | 'pageParameters'>,
  questions: readonly Question[] | undefined,
): Promise<ResponseBody> {
  const { language } = body;
  const answers =
    maskPersonalData && questions ? await maskAnswers(body.answers, questions, language) : body.answers;
  const page = body.page && (await maskPage(body.page, pageParameters, maskPersonalData, language));
  if (answers === body.answers && page === body.page) return body;
  return { ...body, answers, ...(page === undefined ? {} : { page }) };
}

import type { FastifyRequest } from 'fastify';
import type { FirstForm, FirstForms } from '../ingest/first-forms.ts';
import { groupOf } from '../limits/group-of.ts';
import type { FormBody } from '../plugins/bodies.ts';

/** When the form that this request brings was first sent, and the id of the response that it begins. */
export function firstOf(request: FastifyRequest, { fields }: FormBody, forms: FirstForms): FirstForm {
  return forms.of({
    path: request.url,
    fields,
    address: groupOf(request),
    userAgent: request.headers['user-agent'],
  });
}

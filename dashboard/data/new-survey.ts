import type { Survey, SurveyInput } from '../../shared/survey.ts';
import type { Template } from '../templates/template.ts';
import { readPages } from './read-pages.ts';
import { freeSlug, slugOf } from './slug.ts';

/** What was typed for a new survey; what was not is proposed. */
export interface NewSurveyDraft {
  template?: string;
  name?: string;
  slug?: string;
  pages?: string;
  live?: boolean;
}

/** What stands in the form of a new survey. */
export interface NewSurveyFields {
  name: string;
  slug: string;
  /** Undefined where the template is for any page. */
  pages: string | undefined;
  live: boolean;
}

/**
 * The form as it stands: what was typed, else what the template and the site's other surveys suggest. The first survey of
 * a site is live, since nobody can see it before the line is in a page; where pages may have the line, it is a draft.
 */
export function newSurveyFields(
  draft: NewSurveyDraft,
  template: Template,
  surveys: readonly Pick<Survey, 'slug'>[],
): NewSurveyFields {
  const taken = surveys.map(({ slug }) => slug);
  const name = draft.name ?? template.name;
  const slug = draft.name === undefined ? template.id : slugOf(draft.name) || template.id;
  const { pages } = template.survey.show;
  return {
    name,
    slug: draft.slug ?? freeSlug(slug, taken),
    pages: pages && (draft.pages ?? pages.join(', ')),
    live: draft.live ?? surveys.length === 0,
  };
}

/** What is sent. */
export function newSurveyBody(site: string, fields: NewSurveyFields, { survey }: Template): SurveyInput {
  const { pages: _pages, ...show } = survey.show;
  const pages = readPages(fields.pages ?? '');
  return {
    site,
    slug: fields.slug.trim(),
    name: fields.name.trim(),
    status: fields.live ? 'live' : 'draft',
    ...survey,
    show: { ...show, ...(pages.length > 0 ? { pages } : {}) },
  };
}

import { describe, expect, it } from 'vitest';
import { newSurveyBody, newSurveyFields } from '../../../../dashboard/data/new-survey.ts';
import { npsAfterPurchase } from '../../../../dashboard/templates/nps-after-purchase.ts';
import { pageHelpfulness } from '../../../../dashboard/templates/page-helpfulness.ts';

const others = [{ slug: 'after-purchase' }];

describe('newSurveyFields', () => {
  it('proposes what the template says, live where nobody can see it yet', () => {
    expect(newSurveyFields({}, npsAfterPurchase, [])).toEqual({
      name: 'NPS after purchase',
      slug: 'after-purchase',
      pages: '/checkout/done*',
      live: true,
    });
  });

  it('proposes a draft and a free slug where there are other surveys', () => {
    expect(newSurveyFields({}, npsAfterPurchase, others)).toMatchObject({
      slug: 'after-purchase-2',
      live: false,
    });
  });

  it('proposes a slug from the name that was typed', () => {
    expect(newSurveyFields({ name: 'Dank für den Kauf' }, npsAfterPurchase, []).slug).toBe(
      'dank-fur-den-kauf',
    );
    expect(newSurveyFields({ name: '感谢' }, npsAfterPurchase, []).slug).toBe('after-purchase');
  });

  it('keeps all that was typed when another template is chosen', () => {
    const draft = { name: 'Mine', slug: 'ours', live: true };
    expect(newSurveyFields(draft, pageHelpfulness, others)).toEqual({ ...draft, pages: undefined });
  });
});

describe('newSurveyBody', () => {
  it('asks on the pages that were typed', () => {
    const fields = newSurveyFields({ pages: '/thanks, /danke/*' }, npsAfterPurchase, []);
    expect(newSurveyBody('s1', fields, npsAfterPurchase)).toMatchObject({
      site: 's1',
      status: 'live',
      show: { on: { delay: 2 }, pages: ['/thanks', '/danke/*'], every: '90d' },
    });
  });

  it('asks on all pages where none was left', () => {
    const fields = newSurveyFields({ pages: ' ' }, npsAfterPurchase, []);
    expect(newSurveyBody('s1', fields, npsAfterPurchase).show).not.toHaveProperty('pages');
  });
});

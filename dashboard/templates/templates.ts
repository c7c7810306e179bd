import { csatAfterSupport } from './csat-after-support.ts';
import { effortAfterTask } from './effort-after-task.ts';
import { experienceIndex } from './experience-index.ts';
import { npsAfterPurchase } from './nps-after-purchase.ts';
import { pageHelpfulness } from './page-helpfulness.ts';
import { productStars } from './product-stars.ts';
import { relationship } from './relationship.ts';
import type { Template } from './template.ts';

/** In the order in which they are offered. */
export const templates: readonly [Template, ...Template[]] = [
  npsAfterPurchase,
  csatAfterSupport,
  effortAfterTask,
  pageHelpfulness,
  productStars,
  relationship,
  experienceIndex,
];

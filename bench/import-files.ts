import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportMapping } from '../shared/import.ts';
import type { Site, SiteInput } from '../shared/site.ts';
import type { SurveyInput } from '../shared/survey.ts';
import { imported, importedHeadings } from './imported.ts';
import { printTable } from './report.ts';
import { ask, startEarshot } from './server-process.ts';

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));

/** Real files that are imported where they lie beside the checkout. */
const files: {
  name: string;
  attributes: SiteInput['attributes'];
  survey: Omit<SurveyInput, 'site'>;
  mapping: ImportMapping;
}[] = [
  {
    name: 'airline.csv',
    attributes: { airline: { type: 'string' }, reason: { type: 'string' } },
    survey: {
      slug: 'airline',
      name: 'Airline',
      status: 'live',
      questions: [
        { id: 'mood', type: 'emoji', scale: 3, text: 'How was it?' },
        { id: 'why', type: 'text', text: 'Why?' },
      ],
    },
    mapping: {
      survey: { value: 'airline' },
      'answers.mood': { column: 'sentiment', values: { negative: 1, neutral: 2, positive: 3 } },
      'answers.why': { column: 'text' },
      'attributes.airline': { column: 'airline' },
      'attributes.reason': { column: 'reason' },
      receivedAt: { column: 'created', time: 'DD-MM-YYYY HH.mm', timezone: 'America/New_York' },
      channel: { value: 'review' },
    },
  },
  {
    name: 'waimai.csv',
    attributes: {},
    survey: {
      slug: 'waimai',
      name: 'Waimai',
      status: 'live',
      questions: [
        { id: 'good', type: 'thumbs', text: 'Good?' },
        { id: 'review', type: 'text', text: 'Review' },
      ],
    },
    mapping: {
      survey: { value: 'waimai' },
      'answers.good': { column: 'label' },
      'answers.review': { column: 'review' },
      language: { value: 'zh-CN' },
      channel: { value: 'review' },
    },
  },
];

/** How fast real files are imported into a server of their own. @param folder its data */
export async function reportImportedFiles(folder: string): Promise<void> {
  const server = await startEarshot(folder);
  const table: string[][] = [];
  try {
    for (const { name, attributes, survey, mapping } of files) {
      const file = path.join(data, name);
      if (!existsSync(file)) {
        console.log(`${name} is not on this machine: left out\n`);
        continue;
      }
      const site = await ask<Site>(server, '/v1/sites', { name, attributes });
      await ask(server, '/v1/surveys', { ...survey, site: site.id });
      table.push(await imported(server, site, file, 'text/csv', mapping));
    }
  } finally {
    await server.stop();
  }
  if (table.length > 0) printTable(importedHeadings, table);
}

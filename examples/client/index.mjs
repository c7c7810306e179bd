/** A survey in the terminal: its score, where it comes from, what people wrote, and what happens from now on. */
import { createClient, ProblemError } from 'earshot/client';

const { EARSHOT_URL = 'http://localhost:8787', EARSHOT_KEY = '' } = process.env;
const [survey = 'recommend'] = process.argv.slice(2);

const earshot = createClient({ base: EARSHOT_URL, key: EARSHOT_KEY });

async function main() {
  const { items: sites } = await earshot.sites.list();
  if (sites.length === 0) throw new Error('There is no site yet.');
  const site = sites[0].id;
  await showScore(site);
  await showPages(site);
  for await (const { surveys } of earshot.live(site, { survey, onOpen: () => console.log('Following …') })) {
    console.log(`New in ${surveys.join(', ')}:`);
    await showScore(site);
  }
}

/** The score with its interval, and the comments of those it is made of. */
async function showScore(site) {
  const { results } = await earshot.stats('nps', { site, survey, include: 'ids' });
  const [{ metrics, responses }] = results;
  console.log(`NPS ${inWords(metrics.nps)}`);
  for await (const { answers } of earshot.responses.behind(site, responses)) {
    const comment = Object.values(answers).find((answer) => typeof answer === 'string');
    if (comment) console.log(`  “${comment}”`);
  }
}

/** The same by page; pages with few answers tell only how many. */
async function showPages(site) {
  const { results } = await earshot.stats('nps', { site, survey, breakdown: 'page' });
  for (const { dimensions, metrics } of results) console.log(`  ${dimensions.page}: ${inWords(metrics.nps)}`);
}

function inWords({ value, ci, n, suppressed }) {
  if (value === null) return suppressed ? `too few answers (${n})` : 'no answers yet';
  const interval = ci ? `, 95 % between ${Math.round(ci[0])} and ${Math.round(ci[1])}` : '';
  return `${Math.round(value)} from ${n} answers${interval}`;
}

main().catch((error) => {
  console.error(error instanceof ProblemError ? `${error.code}: ${error.detail}` : error.message);
  process.exitCode = 1;
});

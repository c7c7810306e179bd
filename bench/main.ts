/**
 * `npm run bench [-- ingest|postgres|import|aggregates|dashboard|memory|upkeep|export|words|statistics|limits|foreign]`: prints figures with the machine, the commit and their spread. It
 * measures the server as it is built.
 */
import { parseArgs } from 'node:util';
import { aggregateEngines } from './aggregate-engines.ts';
import { aggregates } from './aggregates.ts';
import { dashboard } from './dashboard.ts';
import { exportBench } from './export.ts';
import { flood } from './flood.ts';
import { foreign } from './foreign.ts';
import { importBench } from './import.ts';
import { ingest } from './ingest.ts';
import { limitsBench } from './limits.ts';
import { memory } from './memory.ts';
import { postgresBench } from './postgres.ts';
import { printMachine } from './report.ts';
import { statistics } from './statistics.ts';
import { upkeep } from './upkeep.ts';
import { words } from './words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '64,256' },
    rows: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    engine: { type: 'string', default: 'sqlite' },
    database: { type: 'string' },
    against: { type: 'string' },
    addresses: { type: 'string', default: '1000000' },
    rate: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

const benches: Record<string, () => void | Promise<void>> = {
  ingest: () =>
    ingest({
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: values.connections.split(',').map(Number),
      against: values.against,
    }),
  postgres: () =>
    postgresBench({
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: values.connections.split(',').map(Number),
    }),
  import: () => importBench({ rows: Number(values.rows), rate: Number(values.rate) }),
  aggregates: () => {
    const { folder, database, engine } = values;
    const rows = Number(values.rows);
    return engine === 'postgres'
      ? aggregateEngines({ rows, folder, database })
      : aggregates({ rows, folder });
  },
  dashboard: () => dashboard({ folder: filledFolder(), rounds: Number(values.rounds) }),
  memory: () =>
    memory({ folder: filledFolder(), seconds: Number(values.seconds), rate: Number(values.rate) }),
  upkeep: () => upkeep({ folder: filledFolder(), rate: Number(values.rate) }),
  export: () => exportBench({ folder: values.folder, rows: Number(values.rows), rate: Number(values.rate) }),
  limits: async () => {
    limitsBench({ addresses: Number(values.addresses) });
    await flood();
  },
  foreign,
  words: () => words({ rows: Number(values.rows) }),
  statistics: () => statistics({ runs: Number(values.runs), seed: Number(values.seed) }),
};

/** Where no bench is named these are left out: they need `--folder`, which `aggregates --folder` fills, or take minutes. */
const named = new Set(['dashboard', 'memory', 'upkeep', 'export', 'words']);

function filledFolder(): string {
  if (values.folder === undefined) throw new Error('name a folder that `aggregates --folder` has filled');
  return values.folder;
}

printMachine();
const chosen = positionals.length > 0 ? positionals : Object.keys(benches).filter((name) => !named.has(name));
for (const name of chosen) {
  const bench = benches[name];
  if (!bench) throw new Error(`there is no bench "${name}"; there are ${Object.keys(benches).join(', ')}`);
  console.log(`== ${name}\n`);
  await bench();
}

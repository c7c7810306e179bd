import { countRules } from '../ingest/count-rules.ts';
import { engineOf } from '../storage/open-storage.ts';
import type { Operation, Outcome } from './operation.ts';

const signs = { ok: 'ok      ', warning: 'warning ', fault: 'FAULT   ' } as const;

/** Looks at everything and changes nothing; says of each fault what to do. */
export async function doctor({ config, say }: Operation): Promise<Outcome> {
  const { upkeep } = await engineOf(config);
  const findings = await upkeep.examine(countRules);
  for (const { what, state, remedy } of findings) {
    say(`${signs[state]}${what}`);
    if (remedy !== undefined) say(`        ${remedy}`);
  }
  const faults = findings.filter(({ state }) => state === 'fault').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  say(`${upkeep.place}: ${faults} faults, ${warnings} warnings.`);
  return faults === 0 ? 0 : 1;
}

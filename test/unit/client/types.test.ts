/** The declared types of the client, as a program elsewhere compiles against them: without our sources, without zod. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

const right = `
  const site = await earshot.sites.create({ name: 'Shop' });
  const questions = [{ id: 'q', type: 'stars', text: 'Well?', scale: 5 }] as const;
  await earshot.surveys.create({ site: site.id, slug: 'a', name: 'A', questions: [...questions] });
  const filter = { plan: ['pro'], page: { contains: '/docs' } };
  const { results } = await earshot.stats('nps', { site: site.id, filter });
  const promoters: number | undefined = results[0]?.metrics.nps.parts?.promoters;
  for await (const { class: kind } of earshot.responses.all({ site: site.id })) kind satisfies 'bots' | string;
  for await (const { surveys } of earshot.live(site.id)) surveys satisfies string[];
  export { promoters };`;

const wrong = `
  // @ts-expect-error a metric that there is not
  await earshot.stats('netscore', { site: 's' });
  // @ts-expect-error a misspelt parameter
  await earshot.stats('nps', { site: 's', brakedown: 'page' });
  // @ts-expect-error a question without its text
  await earshot.surveys.change('s', 'a', { questions: [{ id: 'q', type: 'nps' }] });
  // @ts-expect-error a number of another metric
  (await earshot.stats('nps', { site: 's' })).results[0]?.metrics.csat;
  // @ts-expect-error an unknown problem
  if (new ProblemError(404, {}).code === 'gone') await earshot.session.signOut();`;

let folder: string;
let program: ts.Program;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-types-'));
  const { declareClient } = await import(new URL('client-types.mjs', root).href);
  await declareClient(fileURLToPath(root), path.join(folder, 'client'));
  const head =
    "import { createClient, ProblemError } from './client/index.js';\nconst earshot = createClient();\n";
  for (const [name, body] of Object.entries({ right, wrong }))
    await writeFile(fileOf(name), `${head}${body}\nexport { earshot, ProblemError };\n`);
  program = ts.createProgram([fileOf('right'), fileOf('wrong')], {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that uses the client: each is a module, and the libraries are read once for all. */
function fileOf(name: string): string {
  return path.join(folder, `${name}.mts`);
}

/** What the compiler says of every file that fits. */
function complaints(fits: (file: string) => boolean): string[] {
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fits(fileName))
    .flatMap((file) => ts.getPreEmitDiagnostics(program, file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

it('are sound themselves', () => {
  const client = path.join(folder, 'client');
  expect(program.getSourceFiles().some(({ fileName }) => fileName.startsWith(client))).toBe(true);
  expect(complaints((file) => file.startsWith(client))).toEqual([]);
});

it('compile, and know what each call answers', () => {
  expect(complaints((file) => file === fileOf('right'))).toEqual([]);
});

it('refuse what the server would refuse, and what no answer has', () => {
  expect(complaints((file) => file === fileOf('wrong'))).toEqual([]);
});

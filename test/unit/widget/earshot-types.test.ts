/** The types of the widget, as a site elsewhere compiles against them: the one file, without our sources. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-types-'));
  const types = fileURLToPath(new URL('../../../widget/earshot.d.ts', import.meta.url));
  await copyFile(types, path.join(folder, 'earshot.d.ts'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How many complaints the compiler has of a page's script. */
async function complaints(body: string): Promise<number> {
  const file = path.join(folder, 'page.ts');
  await writeFile(file, `/// <reference path="./earshot.d.ts" />\n${body}\nexport {};\n`);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).length;
}

it('know each command, what comes of it, and each event', async () => {
  const page = `
    const shows: boolean | undefined = await window.earshot?.('open', 'checkout', { test: true });
    const explained = await window.earshot?.('explain', 'checkout');
    const broken: string[] | undefined = explained?.rules.filter(({ holds }) => !holds).map(({ rule }) => rule);
    window.earshot?.('on', 'answer', ({ answers }) => Object.keys(answers));
    window.earshot?.('attributes', { plan: 'pro', orders: 3, beta: true, old: null });
    document.addEventListener('earshot:close', ({ detail }) => detail.answered && shows && broken);`;
  expect(await complaints(page)).toBe(0);
});

it.each([
  ['a command that is none', "window.earshot?.('dance')"],
  ['a survey without a name', "window.earshot?.('open')"],
  ['an attribute that is an object', "window.earshot?.('attributes', { plan: {} })"],
  ['an event that is none', "window.earshot?.('on', 'dance', () => {})"],
  ['a detail that is not there', "document.addEventListener('earshot:close', ({ detail }) => detail.score)"],
])('refuse %s', async (_, statement) => {
  expect(await complaints(statement)).toBe(1);
});

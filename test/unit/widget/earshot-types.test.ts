/** The types of the widget, as a site elsewhere compiles against them: the one file, without our sources. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

const right = `
  const shows: boolean | undefined = await window.earshot?.('open', 'checkout', { test: true });
  const explained = await window.earshot?.('explain', 'checkout');
  const broken: string[] | undefined = explained?.rules.filter(({ holds }) => !holds).map(({ rule }) => rule);
  window.earshot?.('on', 'answer', ({ answers }) => Object.keys(answers));
  window.earshot?.('attributes', { plan: 'pro', orders: 3, beta: true, old: null });
  document.addEventListener('earshot:close', ({ detail }) => detail.answered && shows && broken);`;

const wrong = [
  ['a command that is none', "window.earshot?.('dance')"],
  ['a survey without a name', "window.earshot?.('open')"],
  ['an attribute that is an object', "window.earshot?.('attributes', { plan: {} })"],
  ['an event that is none', "window.earshot?.('on', 'dance', () => {})"],
  ['a detail that is not there', "document.addEventListener('earshot:close', ({ detail }) => detail.score)"],
] as const;

let folder: string;
let program: ts.Program;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-types-'));
  const types = fileURLToPath(new URL('../../../widget/earshot.d.ts', import.meta.url));
  await copyFile(types, path.join(folder, 'earshot.d.ts'));
  const scripts = [['right', right], ...wrong] as const;
  for (const [name, body] of scripts) {
    await writeFile(fileOf(name), `/// <reference path="./earshot.d.ts" />\n${body}\nexport {};\n`);
  }
  program = ts.createProgram(
    scripts.map(([name]) => fileOf(name)),
    {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: [],
    },
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A page's script: each is a module of its own in one program, which reads the libraries once for all. */
function fileOf(name: string): string {
  return path.join(folder, `${name}.ts`);
}

/** How many complaints the compiler has of a page's script. */
function complaints(name: string): number {
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(fileOf(name))).length;
}

it('are sound themselves', () => {
  expect(ts.getPreEmitDiagnostics(program, program.getSourceFile(path.join(folder, 'earshot.d.ts')))).toEqual(
    [],
  );
});

it('know each command, what comes of it, and each event', () => {
  expect(complaints('right')).toBe(0);
});

it.each(wrong)('refuse %s', (name) => {
  expect(complaints(name)).toBe(1);
});

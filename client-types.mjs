/**
 * Declares the types of the built client, so that they stand alone: what `shared/` derives from zod
 * schemas is written out, and whoever uses the client needs neither zod nor these sources.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/**
 * @param {string} root the folder of the repository
 * @param {string} out the folder to write to
 */
export async function declareClient(root, out = path.join(root, 'dist/client')) {
  const entry = path.join(root, 'client/index.ts');
  const config = ts.readConfigFile(path.join(root, 'client/tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, compilerOptions: { ...config.compilerOptions, noEmit: false, declaration: true } },
    ts.sys,
    path.join(root, 'client'),
  );
  const program = ts.createProgram([entry], { ...options, emitDeclarationOnly: true });
  await mkdir(out, { recursive: true });
  const sources = (folder) =>
    program.getSourceFiles().filter((file) => path.dirname(file.fileName) === path.join(root, folder));
  for (const source of sources('client')) {
    const name = path.basename(source.fileName, '.ts');
    await writeFile(path.join(out, `${name}.d.ts`), alone(declarationOf(program, source)));
  }
  const shared = sources('shared').flatMap((source) =>
    typesOf(program, source, program.getSourceFile(entry)),
  );
  await writeFile(path.join(out, 'shared.d.ts'), `${shared.join('\n\n')}\n`);
}

function declarationOf(program, source) {
  let declaration = '';
  program.emit(source, (_, text) => (declaration = text), undefined, true);
  return declaration;
}

/** All of `shared/` is one file there, and files are named as they are found without a compiler. */
function alone(declaration) {
  return declaration
    .replaceAll(/(['"])\.\.\/shared\/[\w-]+\.ts\1/g, "'./shared.js'")
    .replaceAll(/(['"])(\.\/[\w-]+)\.ts\1/g, "'$2.js'");
}

/** The types that a file of `shared/` declares, without what they are derived from. */
function typesOf(program, source, entry) {
  const checker = program.getTypeChecker();
  return source.statements.filter(isType).map((statement) => {
    const text = statement.getFullText(source).trim();
    const derived = statement.type ?? statement.heritageClauses?.find((clause) => fromSchema(clause, source));
    if (!derived || !fromSchema(derived, source)) return text;
    const written = writtenOut(checker, checker.getTypeFromTypeNode(derived.types?.[0] ?? derived), entry);
    const own = statement.members?.map((member) => member.getFullText(source)).join('') ?? '';
    if (/\b(import\(|any\b|z\.)/.test(written + own)) throw new Error(`cannot be written out alone: ${text}`);
    const doc = text.slice(0, text.indexOf('export '));
    return `${doc}export type ${statement.name.text} = ${written}${own && ` & {${own}\n}`};`;
  });
}

function isType({ kind }) {
  return kind === ts.SyntaxKind.InterfaceDeclaration || kind === ts.SyntaxKind.TypeAliasDeclaration;
}

function fromSchema(node, source) {
  return /\b(typeof|z\.)/.test(node.getText(source));
}

/** As seen from a file that knows nothing of zod, so that none of its names are used. */
function writtenOut(checker, type, entry) {
  const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.NodeBuilderFlags;
  const node = checker.typeToTypeNode(type, entry, NoTruncation | InTypeAlias | MultilineObjectLiterals);
  return ts
    .createPrinter()
    .printNode(ts.EmitHint.Unspecified, node, entry)
    .replaceAll(/import\("\.\.\/shared\/[\w-]+\.ts"\)\./g, '');
}

/**
 * Declares the types of the built client, so that they stand alone: what `shared/` derives from zod
 * schemas is written out, and whoever uses the client needs neither zod nor these sources.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

const { SyntaxKind } = ts;

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
  const printer = ts.createPrinter();
  return source.statements.filter(isType).map((statement) => {
    const text = statement.getFullText(source).trim();
    if (statement.kind === SyntaxKind.InterfaceDeclaration || !/\b(typeof|z\.)/.test(text)) return text;
    const type = checker.getTypeAtLocation(statement.name);
    // As seen from a file that knows nothing of zod, so that none of its names are used.
    const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.NodeBuilderFlags;
    const flags = NoTruncation | InTypeAlias | MultilineObjectLiterals;
    const node = checker.typeToTypeNode(type, entry, flags);
    const written = printer
      .printNode(ts.EmitHint.Unspecified, node, source)
      .replaceAll(/import\("\.\.\/shared\/[\w-]+\.ts"\)\./g, '');
    if (/\b(import\(|any\b)/.test(written))
      throw new Error(`${statement.name.text} cannot be written out alone: ${written}`);
    return `${text.slice(0, text.indexOf('export type'))}export type ${statement.name.text} = ${written};`;
  });
}

function isType({ kind }) {
  return kind === SyntaxKind.InterfaceDeclaration || kind === SyntaxKind.TypeAliasDeclaration;
}

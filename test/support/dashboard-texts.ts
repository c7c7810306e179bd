/** What the dashboard says, read from its source: each text that is said, and each that is written without being said. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = new URL('../../dashboard/', import.meta.url);

/** A place in the source: `parts/score.tsx:25`. */
export interface Place {
  at: string;
  text: string;
}

/** A message that is written out where it is said. */
export interface Said extends Place {
  /** By `sayParts`: it may have tags. */
  hasTags: boolean;
}

export interface DashboardTexts {
  said: Said[];
  /** Calls whose message is put together, or held in a variable. */
  unwritten: Place[];
  /** Words that a person would see in English whatever is spoken. */
  hardCoded: Place[];
  /** Numbers, dates and lists that are written as in one language, and labels of metrics that are not said. */
  ofOneLanguage: Place[];
}

/** Attributes that people read or hear, of elements and of the dashboard's own parts. */
const read =
  /^(aria-(label|description)|alt|title|placeholder|label|note|none|help|more|action|doing|done|caption|what)$/;
/** Attributes that nobody does, though they may hold words with spaces between. */
const technical =
  /^(class|d|part|lang|viewBox|style|sandbox|allow|aria-(describedby|labelledby|keyshortcuts))$/;

/** Reads every module of the dashboard. */
export function dashboardTexts(): DashboardTexts {
  const found: DashboardTexts = { said: [], unwritten: [], hardCoded: [], ofOneLanguage: [] };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.tsx?$/.test(name)).sort()) readModule(file, found);
  return found;
}

function readModule(file: string, found: DashboardTexts): void {
  const code = readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const at = (node: ts.Node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    const call = sayCall(node);
    if (call) {
      const [message] = call.arguments;
      if (message && ts.isStringLiteralLike(message)) {
        const hasTags = call.expression.getText() === 'sayParts';
        found.said.push({ at: at(node), text: message.text, hasTags });
      } else found.unwritten.push({ at: at(node), text: message?.getText() ?? '' });
    }
    const text = shownText(node);
    if (text !== undefined && /\p{L}/u.test(text)) found.hardCoded.push({ at: at(node), text: text.trim() });
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const { 0: text, index } of code.matchAll(
    /new Intl\.\w+\('[^']*'|metrics\[[\w.]+\]\.label|\blabel\b[^;=]*\} = metrics/g,
  )) {
    found.ofOneLanguage.push({ at: `${file}:${source.getLineAndCharacterOfPosition(index).line + 1}`, text });
  }
}

function sayCall(node: ts.Node): ts.CallExpression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  return /^say(Parts)?$/.test(node.expression.getText()) ? node : undefined;
}

/** The text of a node that is drawn as it stands, or that begins like a sentence wherever it is written. */
function shownText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return undefined;
  if (isMessage(node)) return undefined;
  const attribute = ts.findAncestor(node, ts.isJsxAttribute);
  const name = attribute?.name.getText() ?? '';
  if (technical.test(name)) return undefined;
  const isDrawn = attribute ? read.test(name) && isPlain(node, attribute) : isChild(node);
  return isDrawn || /^\p{Lu}\p{Ll}+([ .,:?!…]|$)/u.test(node.text) ? node.text : undefined;
}

function isMessage(node: ts.Node): boolean {
  return sayCall(node.parent)?.arguments[0] === node;
}

/** `title="Words"`, and `title={open ? 'Words' : 'Others'}`; not what is handed to a function. */
function isPlain(node: ts.Node, attribute: ts.JsxAttribute): boolean {
  const between = ts.findAncestor(
    node,
    (above) =>
      above === attribute ||
      ts.isCallExpression(above) ||
      ts.isBinaryExpression(above) ||
      ts.isObjectLiteralExpression(above),
  );
  return between === attribute;
}

/** `{open ? 'Words' : 'Others'}` between tags. */
function isChild(node: ts.Node): boolean {
  const above = ts.findAncestor(
    node.parent,
    (one) =>
      !ts.isConditionalExpression(one) && !ts.isParenthesizedExpression(one) && !ts.isTemplateExpression(one),
  );
  return above !== undefined && ts.isJsxExpression(above) && !ts.isJsxAttribute(above.parent);
}

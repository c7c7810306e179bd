import type { Draw } from './fuzz-draw.ts';
import { oddName, oddText, oddValue } from './fuzz-odd.ts';
import { bytesOf, type FuzzRequest } from './fuzz-request.ts';

/** What goes over the wire. `framed`: it says truly how long it is, so that an answer is owed on an open connection. */
export interface Mutant {
  bytes: Buffer;
  framed: boolean;
  method: string;
}

type Change = (request: FuzzRequest, draw: Draw) => void;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const contentTypes = [
  'text/plain',
  'text/plain;charset=utf-7',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  '/',
  ';;',
  'x'.repeat(500),
];
const headerValues: readonly [string, readonly string[]][] = [
  ['content-type', contentTypes],
  ['content-encoding', ['gzip', 'identity', 'br, gzip', '']],
  ['origin', ['null', 'https://evil.example', 'file://', 'https://shop.example:99999', 'x'.repeat(3_000)]],
  ['user-agent', ['', 'Googlebot/2.1', '\u00ff\u00fe', 'Mozilla/5.0 ('.repeat(200)]],
  ['authorization', ['Bearer', 'Bearer sk_no', 'Basic AAAA', `Bearer ${'x'.repeat(4_000)}`, '\u00e9']],
  ['cookie', ['__Host-earshot=x', '=', ';;;', `a=${'b'.repeat(4_000)}`, 'a=%']],
  ['x-forwarded-for', ['1.2.3.4', '::1, ::2', 'x', ','.repeat(500)]],
  ['if-none-match', ['*', 'W/"x"', '"', '"a", "b"']],
  ['last-event-id', ['0', '-1', 'x', '9'.repeat(400)]],
  ['accept-language', ['*', 'de;q=9', '-'.repeat(500)]],
  ['accept', ['text/event-stream', '*/*;q=x', '\u0080']],
  ['host', ['', 'a b', '[::', 'evil.example:99999']],
  ['range', ['bytes=0-', 'bytes=-1', 'bytes=9-1,2-3', 'x']],
  ['expect', ['100-continue', 'x']],
  ['upgrade', ['websocket', 'h2c']],
];

/** The request with one to three things wrong in it. */
export function mutate(right: FuzzRequest, draw: Draw): Mutant {
  const request = structuredClone(right);
  const times = draw.one([1, 1, 1, 2, 3]);
  for (let i = 0; i < times; i++) draw.one(changes)(request, draw);
  const bytes = bytesOf(request);
  if (draw.chance(0.9)) return { bytes, framed: true, method: request.method };
  return { bytes: misframed(bytes, draw), framed: false, method: request.method };
}

const inBody: Change = (request, draw) => {
  const { body } = request;
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return inText(request, draw);
  const places = placesIn(body);
  const [parent, key] = places.length > 0 ? draw.one(places) : [body as Parent, 'a'];
  if (draw.chance(0.2)) delete parent[key];
  else if (draw.chance(0.25)) parent[oddName(draw)] = oddValue(draw);
  else parent[key] = oddValue(draw);
};

/** Bytes of the body: flipped, cut, doubled, or others among them. */
const inText: Change = (request, draw) => {
  const { body } = request;
  if (body === undefined) return inQuery(request, draw);
  const bytes = Buffer.isBuffer(body)
    ? Buffer.from(body)
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const at = draw.below(bytes.length + 1);
  const kind = draw.below(5);
  if (kind === 0 && bytes.length > 0) bytes[at % bytes.length]! ^= 1 << draw.below(8);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const inserted = [
    draw.bytes(1 + draw.below(8)),
    Buffer.from(draw.one(['"', '{', ']', '\\u0000', ',', '\ufeff'])),
  ];
  request.body =
    kind <= 1
      ? Buffer.concat([bytes.subarray(0, kind === 0 ? undefined : at)])
      : kind === 2
        ? Buffer.concat([head, draw.one(inserted), tail])
        : kind === 3
          ? Buffer.concat([bytes, tail])
          : Buffer.concat([head, Buffer.from(' '.repeat(draw.one([1, 70_000]))), tail]);
};

const inQuery: Change = ({ query }, draw) => {
  const encoded = draw.chance(0.8)
    ? encodeURIComponent(oddText(draw).toWellFormed())
    : draw.one(['%', '%zz', '%ff', '%u0041', 'a=b=c', '[]', '+']);
  const name = draw.one([
    'site',
    'cursor',
    'limit',
    'period',
    'filter[page]',
    'filter[rating][lte]',
    'tz',
    'from',
    'a',
  ]);
  if (query.length === 0 || draw.chance(0.4)) query.push([name, encoded]);
  else
    draw.one([
      () => query.splice(draw.below(query.length), 1),
      () => query.push(draw.one(query)),
      () => {
        draw.one(query)[1] = encoded;
      },
    ])();
};

const inPath: Change = (request, draw) => {
  const parts = request.path.split('/');
  const at = 1 + draw.below(parts.length - 1);
  const text = encodeURIComponent(oddText(draw).toWellFormed());
  parts[at] = draw.one([
    text,
    '..',
    '%2e%2e',
    '%00',
    '%ff',
    '%',
    parts[at]!.toUpperCase(),
    '',
    'x'.repeat(300),
  ]);
  const path = parts.join('/');
  request.path = path.startsWith('/') ? path : `/${path}`;
};

const inHeaders: Change = (request, draw) => {
  const [name, values] = draw.one(headerValues);
  const others = request.headers.filter(([known]) => known !== name || draw.chance(0.2));
  request.headers = draw.chance(0.15) ? others : [...others, [name, draw.one(values)]];
};

const inMethod: Change = (request, draw) => {
  request.method = draw.one(methods);
};

const changes: readonly Change[] = [
  inBody,
  inBody,
  inBody,
  inBody,
  inText,
  inQuery,
  inQuery,
  inPath,
  inHeaders,
  inMethod,
];

/** Bytes that lie about their length, or are no HTTP at all. */
function misframed(bytes: Buffer, draw: Draw): Buffer {
  const text = bytes.toString('latin1');
  switch (draw.below(7)) {
    case 0:
      return bytes.subarray(0, draw.below(bytes.length));
    case 1:
      return Buffer.from(
        text.replace(
          /content-length: \d+/,
          `content-length: ${draw.one(['0', '3', '-1', '1e9', '99999999999', 'x'])}`,
        ),
        'latin1',
      );
    case 2:
      return Buffer.from(
        text.replace(
          '\r\n\r\n',
          `\r\ntransfer-encoding: ${draw.one(['chunked', 'gzip, chunked', 'x'])}\r\n\r\n${draw.one(['5\r\n', 'zz\r\n', 'ffffffffff\r\n', '0\r\n\r\n', '-1\r\n'])}`,
        ),
        'latin1',
      );
    case 3: {
      const copy = Buffer.from(bytes);
      for (let i = 0; i < 3; i++) copy[draw.below(copy.length)] = draw.below(256);
      return copy;
    }
    case 4:
      return Buffer.from(text.replace('HTTP/1.1', draw.one(['HTTP/1.0', 'HTTP/9.9', 'ICY', ''])), 'latin1');
    case 5:
      return Buffer.from(
        text.replace(
          '\r\n',
          `\r\nx-${'a'.repeat(draw.one([10, 20_000]))}: ${draw.one(['a', '\0', 'a\nb'])}\r\n`,
        ),
        'latin1',
      );
    default:
      return draw.bytes(1 + draw.below(200));
  }
}

type Parent = Record<string, unknown>;

function placesIn(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((key): [Parent, string][] => [[parent, key], ...placesIn(parent[key])]);
}

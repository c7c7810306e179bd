/**
 * The regular expression that a glob of an address stands for, to be held against a whole address as browsers give it: `*`
 * is any run of characters in its part. A part that the glob leaves out may be anything, but the path of a page. Pure.
 */
export function addressPattern(glob: string): string {
  const { origin, path, query, fragment } = partsOf(decoded(glob));
  return `^${origin === undefined ? '[^:]+://[^/]*' : escaped(origin, '[^/?#]*')}${
    path === '' && origin !== undefined ? '[^?#]*' : escaped(path, '[^?#]*')
  }${query === undefined ? '(\\?[^#]*)?' : escaped(query, '[^#]*')}${
    fragment === undefined ? '(#.*)?' : escaped(fragment, '.*')
  }$`;
}

/** The same for an address that led to a page: of a host, as `*.example.com/blog/*` or with its scheme. */
export function referrerPattern(glob: string): string {
  return addressPattern(glob.includes('://') ? glob : `*://${glob}`);
}

interface Parts {
  origin?: string | undefined;
  path: string;
  query?: string | undefined;
  fragment?: string | undefined;
}

function partsOf(glob: string): Parts {
  const [, origin, path = '', query, fragment] = /^((?:\w+|\*):\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(
    glob,
  )!;
  return { origin, path, query, fragment };
}

function escaped(part: string, run: string): string {
  return part.replace(/\*+|./gsu, (found) => (found.startsWith('*') ? run : eitherWay(found)));
}

/** One character, as it is and percent-encoded: browsers encode some, people write addresses either way. */
function eitherWay(character: string): string {
  const plain = character.replace(/[.+?^${}()|[\]\\]/, '\\$&');
  const encoded = encodeURI(character.toWellFormed());
  return encoded === character
    ? plain
    : `(${plain}|${encoded.replace(/[A-F]/g, (digit) => `[${digit}${digit.toLowerCase()}]`)})`;
}

function decoded(glob: string): string {
  try {
    return decodeURI(glob);
  } catch {
    return glob;
  }
}

/**
 * Why a text cannot be the address of a PostgreSQL database, as the end of a sentence; null: it can be. Nothing of the
 * text is in it, because a password may be.
 */
export function databaseUrlFault(text: string): string | null {
  if (!/^postgres(ql)?:\/\//i.test(text)) return 'it begins otherwise';
  // Without a host it means a socket, whose folder stands in ?host=.
  const url = urlOf(text.replace(/(:\/\/|@)\//, '$1localhost/'));
  if (url === null) return 'it is no URL';
  if (url.hash !== '') return 'it holds a #';
  if (url.hostname.includes(',')) return 'it names several hosts';
  if (url.pathname.length < 2) return 'it names no database';
  if (url.pathname.includes('/', 1)) return 'it holds a / behind the name of the database';
  return [url.username, url.password, url.pathname].every(isDecodable) ? null : 'it holds a % without its xx';
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

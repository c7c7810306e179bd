/** A request as it is meant to be, before something is made wrong in it. */
export interface FuzzRequest {
  method: string;
  path: string;
  query: [string, string][];
  headers: [string, string][];
  /** Anything but a text or bytes is sent as JSON; undefined: no body. */
  body?: unknown;
}

/** The bytes of a request whose length is told truly, whatever else is wrong with it. */
export function bytesOf(request: FuzzRequest): Buffer {
  const { method, path, query, headers } = request;
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  const body = bodyOf(request.body);
  const lines = [
    `${method} ${path}${search === '' ? '' : `?${search}`} HTTP/1.1`,
    'host: 127.0.0.1',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`content-length: ${body.length}`]),
  ];
  // Latin-1, so that every character of a header is the one byte that it stands for.
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}

function bodyOf(body: unknown): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

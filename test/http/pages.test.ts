/** The pages, the widget's script and the hashed files: how each may be cached, and what a page may load. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/http-calls.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false });
});
afterAll(() => server.close());

const get = (url: string, headers?: Record<string, string>) => call(server, 'GET', url, headers);

/** The address of a hashed script, as the dashboard's page names it. */
async function asset(): Promise<string> {
  const [found] = /\/assets\/[\w.-]+\.js/.exec((await get('/')).body) ?? [];
  return found!;
}

describe.each(['/', '/demo', '/thanks'])('the page %s', (url) => {
  it('is HTML with a policy that lets in nothing from elsewhere', async () => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(answer.headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('has nothing inline that its policy would stop', async () => {
    const { body } = await get(url);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/i);
    for (const [, attributes, text] of body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toContain('src=');
      expect(text!.trim()).toBe('');
    }
  });

  it('is revalidated each time, and not sent again where it is known', async () => {
    const answer = await get(url);
    expect(answer.headers['cache-control']).toBe('no-cache');
    const again = await get(url, { 'if-none-match': String(answer.headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });
});

describe('the page of the preview', () => {
  it('can send nothing, has an origin of its own, and stands in our own frames alone', async () => {
    const answer = await get('/preview');
    expect(answer.statusCode).toBe(200);
    const policy = String(answer.headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "connect-src 'none'",
        "form-action 'none'",
        'sandbox allow-scripts',
        "frame-ancestors 'self'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|allow-same-origin|\*/);
  });

  it('is framed by the dashboard, which frames nothing else', async () => {
    expect(String((await get('/')).headers['content-security-policy'])).toContain("frame-src 'self'");
    expect(String((await get('/demo')).headers['content-security-policy'])).not.toContain('frame-src');
  });

  it('carries the real widget', async () => {
    expect((await get('/preview')).body).toContain('src="/widget.js" data-site="pk_preview"');
  });
});

describe('the demo', () => {
  it("carries the widget with the demo site's key", async () => {
    const { body } = await get('/demo');
    expect(body).toContain(server.site.publicKey);
    expect(body).not.toContain('%SITE%');
  });
});

it('/widget.d.ts is the types of the widget, as text', async () => {
  const answer = await get('/widget.d.ts');
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.body).toContain('export interface EarshotCommands');
});

describe('/widget.js', () => {
  it('may be cached for five minutes, and be loaded by any page', async () => {
    const answer = await get('/widget.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(answer.headers['cache-control']).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is not sent again where it is known', async () => {
    const { headers } = await get('/widget.js');
    const again = await get('/widget.js', { 'if-none-match': String(headers.etag) });
    expect(again.statusCode).toBe(304);
  });
});

describe('a hashed file', () => {
  it('is for ever, and for every origin', async () => {
    const answer = await get(await asset());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe.each(['/widget.js', 'a hashed file'])('%s, compressed', (name) => {
  const fetched = async (encoding?: string) =>
    get(
      name.startsWith('/') ? name : await asset(),
      encoding === undefined ? {} : { 'accept-encoding': encoding },
    );

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('for one that accepts %s', async (accepted, encoding) => {
    const plain = (await fetched()).rawPayload;
    const answer = await fetched(accepted);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''];
    expect((unpack?.(answer.rawPayload) ?? answer.rawPayload).equals(plain)).toBe(true);
    if (encoding) expect(answer.rawPayload.length).toBeLessThan(plain.length);
  });

  it('tells caches that it comes in several forms', async () => {
    for (const encoding of ['br', 'identity']) {
      expect((await fetched(encoding)).headers.vary).toMatch(/accept-encoding/i);
    }
  });
});

describe('what must not be read', () => {
  it.each([
    '/assets/',
    '/assets',
    '/assets/..%2fdashboard.html',
    '/assets/%2e%2e%2fwidget.js',
    '/dashboard.html',
    '/package.json',
    '/.git/config',
  ])('%s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });
});

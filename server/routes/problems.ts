import type { FastifyInstance } from 'fastify';
import { problems } from '../../shared/problem.ts';

/** `/docs/problems`: what each `type` of a problem document leads to. Drawn from the one list of codes. */
export function problemRoutes(app: FastifyInstance): void {
  const rows = Object.entries(problems)
    .map(
      ([code, { status, title }]) =>
        `<tr id="${code}"><td>${code}</td><td>${status}</td><td>${title}</td></tr>`,
    )
    .join('\n');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Problems</title></head>
<body><main><h1>Problems</h1><p>Every error of the API carries one of these codes.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>
${rows}
</tbody></table></main></body></html>
`;
  app.get('/docs/problems', { schema: { hide: true } as object }, async (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .send(html),
  );
}

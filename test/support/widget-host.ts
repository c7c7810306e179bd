/** A page of somebody else's, on an origin of its own, that embeds the widget. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WidgetHost {
  url: string;
  close(): Promise<void>;
}

export interface HostPage {
  /** Where the widget comes from. */
  earshot: string;
  site: string;
  /** More attributes of the script tag. */
  attributes?: string;
  head?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Serves the page under every path. */
export async function startHost(page: HostPage): Promise<WidgetHost> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(html(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function html({ earshot, site, attributes = '', head = '', body = '' }: HostPage): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title>${head}</head>
<body><main><h1>A shop</h1><button id="before">Buy</button>${body}</main>
<script async src="${earshot}/widget.js" data-site="${site}" ${attributes}></script></body>
</html>`;
}

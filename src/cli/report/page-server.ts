import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UsageError } from '../../model/errors.ts';

/** A page as it is served. */
export interface ServedPage {
  /** Counts up with each newer one; a page says which it is when it asks for changes. */
  readonly revision: number;
  readonly html: Buffer;
  /** Its Content-Security-Policy. */
  readonly policy: string;
}

/** One page on the loopback, at an address that nobody guesses. */
export interface PageServer {
  /** `http://127.0.0.1:41213/V3h…/` */
  readonly address: string;
  /** Shows another page from now on, and tells every open one. */
  show(page: ServedPage): void;
  close(): Promise<void>;
}

/** Each open page holds one connection to hear of changes. */
const maxConnections = 32;
const headersTimeoutMs = 10_000;

/**
 * Serves a page to this machine alone: reading it takes the address with its token, 192 random bits. A page of a stranger, open in
 * the same browser, neither knows that nor reaches it by a name of its own that leads here (DNS rebinding): the host has to be ours.
 * @throws UsageError where nothing can listen
 */
export async function openPageServer(first: ServedPage): Promise<PageServer> {
  const token = randomBytes(24).toString('base64url');
  const listeners = new Set<ServerResponse>();
  let page = first;
  const tell = (response: ServerResponse) => response.write(`event: change\ndata: ${page.revision}\n\n`);
  const listen = (response: ServerResponse, since: string | null) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 2000\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
    if (since !== String(page.revision)) tell(response);
  };
  const server = createServer({ requestTimeout: headersTimeoutMs, headersTimeout: headersTimeoutMs });
  server.maxConnections = maxConnections;
  const port = await listenOnLoopback(server);
  server.on('request', (request, response) => {
    protect(response);
    const refused = refusalOf(request, port);
    if (refused !== undefined) return refuse(response, refused);
    const { path, since } = pathUnder(token, request.url ?? '');
    if (path === '') return sendPage(request, response, page);
    if (path !== 'changes') return refuse(response, 404);
    if (request.method === 'GET') return listen(response, since);
    return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end();
  });
  return {
    address: `http://127.0.0.1:${port}/${token}/`,
    show: (newer) => {
      page = newer;
      for (const response of listeners) tell(response);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Nobody keeps it, shows it in a frame of his own, learns where it lies or reads it from another page. */
function protect(response: ServerResponse): void {
  response.setHeaders(
    new Headers({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    }),
  );
}

function refusalOf({ method, headers: { host } }: IncomingMessage, port: number): number | undefined {
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 403;
  return method === 'GET' || method === 'HEAD' ? undefined : 405;
}

/** Says no more than the number. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...(status === 405 && { Allow: 'GET, HEAD' }), Connection: 'close' }).end();
}

/** What stands behind the token, which takes as long to compare wherever it differs; and the revision that a page has. */
function pathUnder(token: string, url: string): { readonly path: string | undefined; readonly since: string | null } {
  const [, given = '', path, query = ''] = /^\/([^/?]*)\/([^?]*)(?:\?(.*))?$/.exec(url) ?? [];
  const isRight = timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'));
  return { path: isRight ? path : undefined, since: new URLSearchParams(query).get('since') };
}

function sendPage({ method }: IncomingMessage, response: ServerResponse, { html, policy }: ServedPage): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': html.length,
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  });
  response.end(method === 'HEAD' ? undefined : html);
}

/** At a port that the system chooses. */
async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError({
      en: `--serve: cannot listen on 127.0.0.1 (${error.code ?? error.message})`,
      ja: `--serve: 127.0.0.1で待ち受けできない（${error.code ?? error.message}）`,
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}

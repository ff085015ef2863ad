import type { RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { findAnswer, noAnswer, type TextAnswer } from './azure-answer.ts';
import { type AzureFaultScript, type Reply, sendReply } from './azure-fault.ts';
import { type AzureLimits, createAzureLimits } from './azure-limits.ts';
import { type AzureRequest, readAzureRequest } from './azure-request.ts';
import { answerSignIn, isSignIn, type SignIn } from './azure-sign-in.ts';
import type { AzureWorld } from './azure-world.ts';
import { createCertificate } from './certificate.ts';

export interface AzureServer {
  /** Of Azure Resource Manager and of the sign-in; for `COMPLY_AZURE_ENDPOINT` and `AZURE_AUTHORITY_HOST`. */
  readonly url: string;
  /** Of Microsoft Graph: the same server by another name, so that a token of one API is not taken by the other. */
  readonly graphUrl: string;
  /** The authority that its certificate is of, as PEM. */
  readonly ca: string;
  /** All that was asked, in order. */
  readonly requests: readonly AzureRequest[];
  /** Requests that the world has no answer to. */
  readonly unanswered: readonly AzureRequest[];
  readonly signIns: readonly SignIn[];
  /** Requests that came too fast. */
  readonly refused: () => number;
  readonly close: () => Promise<void>;
}

export interface AzureServerOptions {
  readonly script?: AzureFaultScript | undefined;
  /** Every answer comes so many milliseconds late. */
  readonly latency?: number;
  /** Changes the body of a good answer. */
  readonly alter?: ((body: Readonly<Record<string, unknown>>, request: AzureRequest) => unknown) | undefined;
  /** Headers beside the usual ones. */
  readonly headers?: ((request: AzureRequest) => Readonly<Record<string, string>>) | undefined;
  /** What is answered where the world has nothing to say. */
  readonly otherwise?: ((request: AzureRequest) => TextAnswer | undefined) | undefined;
  /** Holds to the published limits, and says how long to wait or does not. */
  readonly limits?: 'tell-wait' | 'silent';
}

const authority = createCertificate({ subject: 'Acme Root', ca: true });
const host = createCertificate({
  subject: 'azure',
  issuer: authority,
  names: ['localhost'],
  addresses: [[127, 0, 0, 1]],
});

/** Azure Resource Manager, Resource Graph, Microsoft Graph and the sign-in of Entra ID, on one port of the loopback. */
export async function startAzureServer(world: AzureWorld, options: AzureServerOptions = {}): Promise<AzureServer> {
  const requests: AzureRequest[] = [];
  const unanswered: AzureRequest[] = [];
  const signIns: SignIn[] = [];
  const counts = new Map<string, number>();
  const limits = options.limits && createAzureLimits(options.limits === 'tell-wait');
  const origins = { arm: '', graph: '' };
  const answer = (request: AzureRequest, origin: string, response: ServerResponse): void => {
    const before = counts.get(request.key) ?? 0;
    counts.set(request.key, before + 1);
    requests.push(request);
    const found = findAnswer(world, request, before) ?? options.otherwise?.(request);
    if (!found) unanswered.push(request);
    const body = found?.status === 200 && options.alter ? alter(found.body, request, options.alter) : found?.body;
    const reply: Reply = isAuthorised(request, origin)
      ? { ...(found ?? noAnswer(request)), headers: headersOf(request, limits, options) }
      : { status: 401, headers: headersOf(request, undefined, options), body: unauthorised };
    const fault = limits?.admit(request) ?? options.script?.(request, before);
    const whole = body === undefined || reply.status === 401 ? reply : { ...reply, body: rewriteLinks(body, origins) };
    setTimeout(() => sendReply(response, whole, fault), options.latency ?? 0);
  };
  const listener: RequestListener = (message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url = '/' } = message;
      const origin = `https://${message.headers.host}`;
      const [path = '/'] = url.split('?', 1);
      if (!isSignIn(path))
        return answer(readAzureRequest(message, text, `request-${requests.length}`), origin, response);
      const signIn: SignIn = { method, path, form: new URLSearchParams(text) };
      signIns.push(signIn);
      const { status, body } = answerSignIn(signIn, origin);
      sendReply(
        response,
        { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        undefined,
      );
    });
  };
  const server = createServer({ cert: host.pem, key: host.keyPem }, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server);
  origins.arm = `https://127.0.0.1:${port}`;
  origins.graph = `https://localhost:${port}`;
  return {
    url: origins.arm,
    graphUrl: origins.graph,
    ca: authority.pem,
    requests,
    unanswered,
    signIns,
    refused: () => limits?.refused() ?? 0,
    close: () => stop(server, sockets),
  };
}

const unauthorised = JSON.stringify({
  error: { code: 'InvalidAuthenticationToken', message: 'The access token is missing or of another API.' },
});

/** A token must be of the API it is sent to, where it says whose it is. */
function isAuthorised({ authorization }: AzureRequest, origin: string): boolean {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  const claims = token?.split('.')[1];
  if (claims === undefined) return token !== undefined;
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly aud?: string };
  return aud === undefined || aud === origin;
}

function alter(body: string, request: AzureRequest, change: NonNullable<AzureServerOptions['alter']>): string {
  return JSON.stringify(change(JSON.parse(body) as Readonly<Record<string, unknown>>, request));
}

function headersOf(
  request: AzureRequest,
  limits: AzureLimits | undefined,
  { headers }: AzureServerOptions,
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json; charset=utf-8',
    [request.api === 'graph' ? 'request-id' : 'x-ms-request-id']: request.id,
    ...(request.api === 'resourcegraph' && limits?.quota()),
    ...headers?.(request),
  };
}

/** A next link leads to the API itself. */
function rewriteLinks(body: string, { arm, graph }: { readonly arm: string; readonly graph: string }): string {
  return body.replace(
    /("(?:@odata\.)?nextLink"\s*:\s*")https:\/\/(management\.azure|graph\.microsoft)\.com(?=[/"?])/g,
    (_, head: string, name: string) => `${head}${name.startsWith('graph') ? graph : arm}`,
  );
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  // Those that never came to speak TLS are not among the server's own.
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
}

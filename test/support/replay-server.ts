import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type AwsRequest, readAwsRequest } from './aws-request.ts';
import type { Protocol } from './aws-services.ts';
import type { WorldAnswer } from './aws-world.ts';

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message?: string }
  /** The body ends in the middle, though its length is right. */
  | { readonly kind: 'truncate' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'break-off' }
  | { readonly kind: 'empty' }
  /** A proxy's page that happens to be well-formed XML. */
  | { readonly kind: 'page' }
  /** The same with an error's status, and without what AWS puts into its headers. */
  | { readonly kind: 'portal'; readonly status: number }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** Headers and half a body, and no end. */
  | { readonly kind: 'stall' };

/** The fault of a request, asked with how often the same request came before. */
export type FaultScript = (request: AwsRequest, before: number) => Fault | undefined;

export interface ReplayServer {
  readonly url: string;
  /** All that was asked, in order. */
  readonly requests: readonly AwsRequest[];
  /** Requests that the world has no answer to. */
  readonly unanswered: readonly AwsRequest[];
  readonly close: () => Promise<void>;
}

export interface ReplayOptions {
  /** Speaks TLS with this certificate and key, as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Every answer comes so many milliseconds late. */
  readonly latency?: number;
  /** What is answered where the world has nothing to say. */
  readonly otherwise?: (request: AwsRequest) => WorldAnswer | undefined;
}

/** Answers in the wire format of AWS, on the loopback, from a world's answers and a script of faults. */
export async function startReplayServer(
  world: readonly WorldAnswer[],
  script: FaultScript = () => undefined,
  { tls, latency = 0, otherwise = () => undefined }: ReplayOptions = {},
): Promise<ReplayServer> {
  const requests: AwsRequest[] = [];
  const unanswered: AwsRequest[] = [];
  const counts = new Map<string, number>();
  const answerRequest: RequestListener = (message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const request = readAwsRequest(message, Buffer.concat(chunks).toString());
      const key = `${request.call} ${request.subject ?? ''} ${request.token ?? ''}`;
      const before = counts.get(key) ?? 0;
      counts.set(key, before + 1);
      requests.push(request);
      const answer = pickAnswer(world, request, before) ?? otherwise(request);
      if (!answer) unanswered.push(request);
      const given = { answer, fault: script(request, before), id: `${request.call}-${requests.length}` };
      if (latency === 0) reply(response, request, given);
      else setTimeout(() => reply(response, request, given), latency);
    });
  };
  const server = tls ? createTlsServer(tls, answerRequest) : createServer(answerRequest);
  const port = await listen(server);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    unanswered,
    close: () => stop(server),
  };
}

/** Answers to the same request are given in turn; the last one stays. */
function pickAnswer(world: readonly WorldAnswer[], request: AwsRequest, before: number): WorldAnswer | undefined {
  const fitting = world.filter(
    ({ call, subject, token }) =>
      call === request.call && (subject === undefined || subject === request.subject) && token === request.token,
  );
  return fitting[Math.min(before, fitting.length - 1)];
}

interface Reply {
  readonly answer: WorldAnswer | undefined;
  readonly fault: Fault | undefined;
  readonly id: string;
}

function reply(response: ServerResponse, request: AwsRequest, { answer, fault, id }: Reply): void {
  const { protocol, call } = request;
  const { status, body } = answer ?? { status: 501, body: errorBody(protocol, 'NoAnswerInWorld', call) };
  switch (fault?.kind) {
    case undefined:
      send(response, status, { id, body });
      break;
    case 'error':
      send(response, fault.status, { id, body: errorBody(protocol, fault.code, fault.message ?? '') });
      break;
    case 'page':
      send(response, 200, { id, body: '<html><body>Sign in</body></html>' });
      break;
    case 'portal':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><html><body>Blocked</body></html>');
      break;
    case 'empty':
      send(response, 200, { id, body: '' });
      break;
    case 'truncate':
      send(response, status, { id, body: body.slice(0, body.length / 2) });
      break;
    case 'break-off':
      sendHalf(response, status, { id, body });
      setTimeout(() => response.destroy(), 5);
      break;
    case 'stall':
      sendHalf(response, status, { id, body });
      break;
    case 'hang':
      break;
  }
}

interface Content {
  readonly id: string;
  readonly body: string;
}

function send(response: ServerResponse, status: number, { id, body }: Content): void {
  response.writeHead(status, ids(id));
  response.end(body);
}

function sendHalf(response: ServerResponse, status: number, { id, body }: Content): void {
  response.writeHead(status, { ...ids(id), 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2));
}

function ids(id: string): Record<string, string> {
  return { 'x-amzn-requestid': id, 'x-amz-request-id': id };
}

function errorBody(protocol: Protocol, code: string, message: string): string {
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  switch (protocol) {
    case 'awsJson1_0':
    case 'awsJson1_1':
    case 'restJson1':
      return JSON.stringify({ __type: code, message });
    case 'ec2Query':
      return `<Response><Errors><Error>${error}</Error></Errors><RequestID>fault</RequestID></Response>`;
    case 'awsQuery':
      return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>fault</RequestId></ErrorResponse>`;
    case 'restXml':
      // S3 answers with a bare error, all others with one in an envelope: a client takes either from the root.
      return `<?xml version="1.0" encoding="UTF-8"?><Error>${error}<RequestId>fault</RequestId></Error>`;
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

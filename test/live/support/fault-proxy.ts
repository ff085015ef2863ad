import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Operation, operationOf } from './operation.ts';

/** What the proxy does to the operations it names. */
export interface Fault {
  readonly kind: 'deny' | 'throttle' | 'truncate' | 'cut-page' | 'hang' | 'expire';
  /** Operation names; absent: every operation but GetCallerIdentity. */
  readonly operations?: readonly string[];
  /** Lets this many matching requests through first. */
  readonly after?: number;
}

export interface FaultProxy {
  readonly url: string;
  /** `Operation arguments` of every request that arrived, in order, retries included. */
  readonly requests: readonly string[];
  /** Replaces the faults in force and forgets the requests seen. */
  inject(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const cutToken = 'comply-cut-page';

/** A proxy on loopback that spoils what an AWS emulator answers. */
export async function startFaultProxy(upstream: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const state = { faults: [] as readonly Fault[], requests: [] as string[], seen: new Map<Fault, number>() };

  const server = createServer(async (incoming, response) => {
    const body = await readAll(incoming);
    const operation = operationOf(incoming, body);
    state.requests.push(`${operation.name} ${incoming.method} ${incoming.url} ${regionOf(incoming)} ${body}`);
    const fault = state.faults.find((candidate) => matches(candidate, operation.name, state.seen));
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'cut-page' && body.includes(cutToken)) return answerError(response, operation, internalError);
    const error = fault && errors[fault.kind];
    if (error) return answerError(response, operation, error);
    forward({ upstream, incoming, body }, (answer, status, headers) => {
      let spoiled = answer;
      if (fault?.kind === 'truncate') spoiled = answer.subarray(0, Math.floor(answer.length / 2));
      if (fault?.kind === 'cut-page' && operation.protocol === 'json') spoiled = addNextPage(answer);
      response.writeHead(status, { ...headers, 'content-length': String(spoiled.length) }).end(spoiled);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return state.requests;
    },
    inject: (...faults) => {
      state.faults = faults;
      state.requests = [];
      state.seen.clear();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface WireError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const internalError: WireError = { status: 500, code: 'InternalFailure', message: 'internal error' };
const errors: Partial<Record<Fault['kind'], WireError>> = {
  deny: { status: 403, code: 'AccessDenied', message: 'User is not authorized to perform this action' },
  throttle: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
  expire: { status: 403, code: 'ExpiredToken', message: 'The security token included in the request is expired' },
};

/** Answers in the error format of the operation's protocol, with the code that protocol uses. */
function answerError(response: ServerResponse, { protocol }: Operation, { status, code, message }: WireError): void {
  if (protocol === 'json') {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'fault' });
    response.end(JSON.stringify({ __type: `${code}Exception`, message }));
    return;
  }
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const xml = protocol === 's3' ? error : `<ErrorResponse>${error}<RequestId>fault</RequestId></ErrorResponse>`;
  response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
}

function matches(fault: Fault, operation: string, seen: Map<Fault, number>): boolean {
  const named = fault.operations ? fault.operations.includes(operation) : operation !== 'GetCallerIdentity';
  if (!named) return false;
  const count = (seen.get(fault) ?? 0) + 1;
  seen.set(fault, count);
  return count > (fault.after ?? 0);
}

/** Says that another page follows, in the words of the list operations tested. */
function addNextPage(answer: Buffer): Buffer {
  const page = JSON.parse(answer.toString('utf8')) as Record<string, unknown>;
  const token = 'Keys' in page ? { Truncated: true, NextMarker: cutToken } : { nextToken: cutToken };
  return Buffer.from(JSON.stringify({ ...page, ...token }));
}

interface Forwarded {
  readonly upstream: number;
  readonly incoming: IncomingMessage;
  readonly body: string;
}

function forward(
  { upstream, incoming, body }: Forwarded,
  answer: (body: Buffer, status: number, headers: IncomingMessage['headers']) => void,
): void {
  const { 'accept-encoding': _, ...headers } = incoming.headers;
  const options = { host: '127.0.0.1', port: upstream, method: incoming.method, path: incoming.url, headers };
  const outgoing = request(options, async (reply) => {
    const { 'transfer-encoding': __, ...replyHeaders } = reply.headers;
    answer(Buffer.from(await readAll(reply, 'latin1'), 'latin1'), reply.statusCode ?? 502, replyHeaders);
  });
  outgoing.end(body);
}

async function readAll(stream: IncomingMessage, encoding: 'utf8' | 'latin1' = 'utf8'): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString(encoding);
}

/** The region a request is signed for, from the credential scope. */
function regionOf(incoming: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? '')?.[1] ?? '-';
}

import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type AwsRequest, readAwsRequest } from '../../support/aws-request.ts';
import { answerError, type WireError } from './fault-answer.ts';

/** What the proxy does to the operations it names. */
export interface Fault {
  readonly kind: 'deny' | 'throttle' | 'truncate' | 'cut-page' | 'hang' | 'expire';
  /** Operation names; absent: every operation but GetCallerIdentity. */
  readonly operations?: readonly string[];
  /** Only what has this in its address or its body. */
  readonly about?: string;
  /** Lets this many matching requests through first. */
  readonly after?: number;
}

/** A request that arrived. */
export interface Seen extends Pick<AwsRequest, 'call' | 'region' | 'accessKey'> {
  /** All that it asks for, as it came. */
  readonly text: string;
}

export interface FaultProxy {
  readonly url: string;
  /** Every request that arrived, in order, retries included. */
  readonly requests: readonly Seen[];
  /** Replaces the faults in force and forgets the requests seen. */
  inject(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const cutToken = 'comply-cut-page';

/** A proxy on loopback that spoils what an AWS emulator answers. */
export async function startFaultProxy(upstream: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const state = { faults: [] as readonly Fault[], requests: [] as Seen[], seen: new Map<Fault, number>() };

  const server = createServer(async (incoming, response) => {
    const body = await readAll(incoming);
    const { call, region, accessKey, protocol } = readAwsRequest(incoming, body);
    const text = `${incoming.method} ${incoming.url} ${body}`;
    state.requests.push({ call, region, accessKey, text });
    const fault = state.faults.find((candidate) => matches(candidate, { call, text }, state.seen));
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'cut-page' && text.includes(cutToken)) return answerError(response, protocol, internalError);
    const error = fault && errors[fault.kind];
    if (error) return answerError(response, protocol, error);
    forward({ upstream, incoming, body }, (answer, status, headers) => {
      let spoiled = answer;
      if (fault?.kind === 'truncate') spoiled = answer.subarray(0, Math.floor(answer.length / 2));
      if (fault?.kind === 'cut-page' && protocol.startsWith('awsJson')) spoiled = addNextPage(answer);
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

const internalError: WireError = { status: 500, code: 'InternalFailure', message: 'internal error' };
const errors: Partial<Record<Fault['kind'], WireError>> = {
  deny: { status: 403, code: 'AccessDenied', message: 'User is not authorized to perform this action' },
  throttle: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
  expire: { status: 403, code: 'ExpiredToken', message: 'The security token included in the request is expired' },
};

function matches(fault: Fault, { call, text }: Pick<Seen, 'call' | 'text'>, seen: Map<Fault, number>): boolean {
  const operation = call.split(':')[1] ?? '';
  const named = fault.operations ? fault.operations.includes(operation) : operation !== 'GetCallerIdentity';
  if (!named || !text.includes(fault.about ?? '')) return false;
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

import { isIP, type Socket } from 'node:net';
import { exchange, type Failure, isFailure, type Limits } from '../probe/exchange.ts';
import type { Hsts, Indeterminate, Redirect, Verdict } from '../result.ts';
import { parseHsts } from './hsts.ts';
import { createHeadReader, findField, type HttpHead } from './read-head.ts';

/** What is asked for: the front page of a host. */
export interface HttpQuestion {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly scheme: 'http' | 'https';
}

/** The HSTS header of a front page, over a TLS socket after its handshake. `null`: it has none. */
export async function askHsts(socket: Socket, question: HttpQuestion, limits: Limits): Promise<Verdict<Hsts | null>> {
  const head = await askHead(socket, question, limits);
  if (isFailure(head)) return toIndeterminate(head);
  if ('fault' in head) return { status: 'indeterminate', reason: 'not-http', evidence: head.fault };
  const header = findField(head, 'strict-transport-security');
  const isAddress = isIP(question.host) !== 0;
  return { status: 'ok', value: header === undefined ? null : parseHsts(header, { isAddress }) };
}

/** Where a front page over plain HTTP leads at first. `null`: nothing listens there. */
export async function askRedirect(
  socket: Socket,
  question: HttpQuestion,
  limits: Limits,
): Promise<Verdict<Redirect | null>> {
  const head = await askHead(socket, question, limits);
  if (isFailure(head)) {
    return head.evidence === 'ECONNREFUSED' ? { status: 'ok', value: null } : toIndeterminate(head);
  }
  if ('fault' in head) return { status: 'indeterminate', reason: 'not-http', evidence: head.fault };
  const location = findField(head, 'location');
  const isRedirect = head.status >= 300 && head.status < 400 && location !== undefined;
  const toHttps = isRedirect && leadsToHttps(location, question);
  return { status: 'ok', value: { status: head.status, toHttps } };
}

function askHead(
  socket: Socket,
  question: HttpQuestion,
  limits: Limits,
): Promise<HttpHead | { readonly fault: string } | Failure> {
  const lines = ['GET / HTTP/1.1', `Host: ${new URL(toUrl(question)).host}`, 'User-Agent: comply', 'Accept: */*'];
  const send = Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1');
  return exchange<HttpHead | { readonly fault: string }>(socket, { ...limits, send, read: createHeadReader() });
}

/** The first hop alone counts: a request that goes anywhere else first has already gone there in clear. */
function leadsToHttps(location: string, question: HttpQuestion): boolean {
  const from = new URL(toUrl(question));
  if (!URL.canParse(location, from.href)) return false;
  const to = new URL(location, from.href);
  return to.protocol === 'https:' && to.hostname.replace(/\.$/, '') === from.hostname.replace(/\.$/, '');
}

function toUrl({ scheme, host, port }: HttpQuestion): string {
  return `${scheme}://${isIP(host) === 6 ? `[${host}]` : host}:${port}/`;
}

function toIndeterminate({ reason, connected, evidence }: Failure): Indeterminate {
  const closedOnUs = reason === 'closed' && connected;
  return { status: 'indeterminate', reason: closedOnUs ? 'not-http' : reason, evidence };
}

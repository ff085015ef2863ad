import { isIP, type Socket } from 'node:net';
import { type ExchangeOptions, exchange, type Failure, isFailure, type Limits } from '../probe/exchange.ts';
import type { Hsts, Redirect } from '../result.ts';
import type { Indeterminate, Verdict } from '../verdict.ts';
import { parseHsts } from './hsts.ts';
import { createHeadReader, findField, type HttpHead } from './read-head.ts';
import { createPageReader, type HttpPage } from './read-page.ts';

/** What is asked for: the front page of a host. */
export interface HttpQuestion {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly scheme: 'http' | 'https';
}

/**
 * The HSTS header of a front page, over a TLS socket after its handshake; over plain HTTP it is void (RFC 6797 8.1). That
 * browsers also ask for a certificate without fault before they obey is not looked at here. `null`: there is none.
 */
export async function askHsts(
  socket: Socket,
  question: HttpQuestion & { readonly scheme: 'https' },
  limits: Limits,
): Promise<Verdict<Hsts | null>> {
  const head = await ask<HttpHead>(socket, question, { ...limits, read: createHeadReader() });
  if (isFailure(head)) return toIndeterminate(head);
  if ('fault' in head) return { status: 'indeterminate', reason: 'not-http', evidence: head.fault };
  const header = findField(head, 'strict-transport-security');
  const isAddress = isIP(question.host) !== 0;
  return { status: 'ok', value: header === undefined ? null : parseHsts(header, { isAddress }) };
}

/** Where a front page over plain HTTP leads at first. `null`: nothing listens there. */
export async function askRedirect(
  socket: Socket,
  question: HttpQuestion & { readonly scheme: 'http' },
  limits: Limits,
): Promise<Verdict<Redirect | null>> {
  const head = await ask<HttpHead>(socket, question, { ...limits, read: createHeadReader() });
  if (isFailure(head)) {
    return head.evidence === 'ECONNREFUSED' ? { status: 'ok', value: null } : toIndeterminate(head);
  }
  if ('fault' in head) return { status: 'indeterminate', reason: 'not-http', evidence: head.fault };
  const location = findField(head, 'location');
  const toHttps = redirectStatuses.includes(head.status) && location !== undefined && leadsToHttps(location, question);
  return { status: 'ok', value: { status: head.status, toHttps } };
}

/** The front page itself, or how it was refused, over a connected socket or one after its handshake. */
export function askPage(socket: Socket, question: HttpQuestion, limits: Limits): Promise<HttpPage | Fault | Failure> {
  return ask<HttpPage>(socket, question, { ...limits, ...createPageReader() });
}

/** Those that a browser follows (https://fetch.spec.whatwg.org/#redirect-status). */
const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

interface Fault {
  readonly fault: string;
}

async function ask<T>(
  socket: Socket,
  question: HttpQuestion,
  options: Omit<ExchangeOptions<T | Fault>, 'send'>,
): Promise<T | Fault | Failure> {
  const url = toUrl(question);
  if (!URL.canParse(url)) {
    socket.destroy();
    return { fault: 'no request can be made with this host name' };
  }
  const lines = ['GET / HTTP/1.1', `Host: ${new URL(url).host}`, 'User-Agent: comply', 'Accept: */*'];
  const send = Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1');
  return exchange<T | Fault>(socket, { ...options, send });
}

/** The first hop alone counts: a request that goes anywhere else first has already gone there in clear. */
function leadsToHttps(location: string, question: HttpQuestion): boolean {
  const from = new URL(toUrl(question));
  if (!URL.canParse(location, from.href)) return false;
  const to = new URL(location, from.href);
  return to.protocol === 'https:' && to.hostname.replace(/\.$/, '') === from.hostname.replace(/\.$/, '');
}

/** Without the zone of an IPv6 address, which is nobody's but ours (RFC 6874 section 4). */
function toUrl({ scheme, host, port }: HttpQuestion): string {
  return `${scheme}://${isIP(host) === 6 ? `[${host.replace(/%.*/, '')}]` : host}:${port}/`;
}

function toIndeterminate({ reason, connected, evidence }: Failure): Indeterminate {
  const closedOnUs = reason === 'closed' && connected;
  return { status: 'indeterminate', reason: closedOnUs ? 'not-http' : reason, evidence };
}

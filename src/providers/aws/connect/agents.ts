import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { findAddress } from './loopback.ts';

export interface AgentOptions {
  /** Most sockets per host. */
  readonly sockets: number;
  /** Authorities in place of the usual ones, as PEM. */
  readonly ca?: readonly string[] | undefined;
}

/** What opens and keeps the connections for either scheme. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/**
 * Milliseconds that one of a host's addresses is tried before the next. Node's own 250 are soon over where the process is busy with
 * other answers, and the address that works is then taken for lost: https://nodejs.org/api/net.html, `socket.connect`.
 */
const autoSelectFamilyAttemptTimeout = 2000;

export function createAgents({ sockets, ca }: AgentOptions): Agents {
  const options = { keepAlive: true, maxSockets: sockets, lookup: findAddress, autoSelectFamilyAttemptTimeout };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent({ ...options, ...trust(ca) }) };
}

/** The same through a proxy: HTTPS in a tunnel, HTTP as a request for the whole URL. */
export async function createProxyAgents(proxy: URL, { sockets, ca }: AgentOptions): Promise<Agents> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const { HttpProxyAgent } = await import('http-proxy-agent');
  const trusted = trust(ca);
  const options = { keepAlive: true, maxSockets: sockets, ...trusted };
  const tunnel = new HttpsProxyAgent(proxy, options);
  // What it is made with is for the proxy; Node adds these to each connection through it. Unless it is told that it is
  // for HTTPS, it looks for a connection that is free under another name than it keeps it under.
  Object.assign(tunnel.options, trusted, { secureEndpoint: true });
  // Else the proxy's own page would be read as the answer of the host behind it.
  tunnel.on('proxyConnect', ({ statusCode }, request) => {
    if (statusCode !== 200) request.destroy(refused(statusCode));
  });
  return { httpAgent: new HttpProxyAgent(proxy, options), httpsAgent: tunnel as unknown as HttpsAgent };
}

/** One context for all connections: made from a whole bundle, each would read it again. */
function trust(ca: AgentOptions['ca']): { readonly secureContext?: SecureContext } {
  return ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...ca] }) };
}

function refused(status: number): Error {
  return Object.assign(new Error(`the proxy answered ${status}`), { code: 'ProxyRefused' });
}

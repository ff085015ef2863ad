import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { AzureRequest } from './azure-request.ts';

/** What goes wrong with a request to Azure. */
export type AzureFault =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Codes of what was wrong in it. */
      readonly details?: readonly string[];
    }
  /** The body ends in the middle, though its length is right. */
  | { readonly kind: 'truncate' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'break-off' }
  | { readonly kind: 'empty' }
  /** A proxy's page with the status of a good answer. */
  | { readonly kind: 'page' }
  /** The same with an error's status. */
  | { readonly kind: 'portal'; readonly status: number }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** Headers and half a body, and no end. */
  | { readonly kind: 'stall' };

/** The fault of a request, asked with how often the same request came before. */
export type AzureFaultScript = (request: AzureRequest, before: number) => AzureFault | undefined;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends an answer, or what a fault makes of it. */
export function sendReply(response: ServerResponse, reply: Reply, fault: AzureFault | undefined): void {
  const { status, headers, body } = reply;
  switch (fault?.kind) {
    case undefined:
      send(response, reply);
      break;
    case 'error': {
      const { code, message = '' } = fault;
      const details = fault.details?.map((inner) => ({ code: inner, message }));
      const error = { code, message, ...(details && { details }) };
      send(response, {
        status: fault.status,
        headers: { ...headers, ...fault.headers },
        body: JSON.stringify({ error }),
      });
      break;
    }
    case 'page':
      send(response, {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Sign in</body></html>',
      });
      break;
    case 'portal':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><html><body>Blocked</body></html>');
      break;
    case 'empty':
      send(response, { status: 200, headers, body: '' });
      break;
    case 'truncate':
      send(response, { ...reply, body: body.slice(0, body.length / 2) });
      break;
    case 'break-off':
      sendHalf(response, { status, headers, body });
      setTimeout(() => response.destroy(), 5);
      break;
    case 'stall':
      sendHalf(response, { status, headers, body });
      break;
    case 'hang':
      break;
  }
}

/** Packed where that is asked for, as Azure does. */
function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const packs = body !== '' && /\bgzip\b/i.test(String(response.req.headers['accept-encoding']));
  response.writeHead(status, { ...headers, ...(packs && { 'content-encoding': 'gzip' }) });
  response.end(packs ? gzipSync(body) : body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2));
}

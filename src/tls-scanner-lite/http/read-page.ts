import type { Failure } from '../probe/exchange.ts';
import { createHeadReader, findField, type HttpHead } from './read-head.ts';

export interface HttpPage {
  readonly status: number;
  /** The first 2 KiB in latin1, as they came: a transfer coding is not taken off. */
  readonly body: string;
}

/** Enough for the error page of a server, which says in its first lines what is wrong. */
const maxBodyBytes = 2048;

export interface PageReader {
  readonly read: (chunk: Buffer) => HttpPage | { readonly fault: string } | undefined;
  /** What had come when the server closed or fell silent: many a body has no other end. */
  readonly salvage: (failure: Failure) => HttpPage | undefined;
}

/** Takes an answer as it comes and gives it as soon as its body is known as far as it is wanted. */
export function createPageReader(): PageReader {
  const readHead = createHeadReader();
  let head: HttpHead | undefined;
  let body = '';
  return {
    read(chunk) {
      if (head === undefined) {
        const found = readHead(chunk);
        if (found === undefined || 'fault' in found) return found;
        head = found;
        body = head.rest;
      } else body += chunk.toString('latin1');
      const length = bodyLength(head);
      return body.length < length ? undefined : { status: head.status, body: body.slice(0, length) };
    },
    salvage: ({ reason }) => (head === undefined || reason === 'aborted' ? undefined : { status: head.status, body }),
  };
}

/** How much of the body there is to wait for (RFC 9112 6.3). */
function bodyLength(head: HttpHead): number {
  if (head.status === 204 || head.status === 304) return 0;
  const told = findField(head, 'content-length');
  return told !== undefined && /^\d+$/.test(told) ? Math.min(Number(told), maxBodyBytes) : maxBodyBytes;
}

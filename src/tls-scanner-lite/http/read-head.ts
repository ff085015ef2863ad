/** The status line and the header fields of an HTTP/1 answer. */
export interface HttpHead {
  readonly status: number;
  /** In their order; names in lower case. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The start of the body, as far as it came along, in latin1. */
  readonly rest: string;
}

/** Beyond what servers send before a body (Node itself takes 16 KiB of it), and short of what would hurt. */
const maxHeadBytes = 64 * 1024;

/** Takes an answer as it comes and gives its head, past any interim (1xx) ones; or why it is no HTTP. */
export function createHeadReader(): (chunk: Buffer) => HttpHead | { readonly fault: string } | undefined {
  let text = '';
  let total = 0;
  return (chunk) => {
    // The end of a head may have come in two chunks; what was searched before is not searched again.
    let from = Math.max(0, text.length - 3);
    text += chunk.toString('latin1');
    total += chunk.length;
    if (!'HTTP/1.'.startsWith(text.slice(0, 7))) return notHttp(text);
    for (let end = findEnd(text, from); end !== undefined; end = findEnd(text, from)) {
      const rest = text.slice(end.after);
      const head = parseHead(text.slice(0, end.before));
      if (head === undefined) return notHttp(text);
      if (head.status >= 200) return { ...head, rest };
      text = rest;
      from = 0;
    }
    return total > maxHeadBytes ? { fault: `a head of more than ${maxHeadBytes} bytes` } : undefined;
  };
}

function notHttp(text: string): { readonly fault: string } {
  return { fault: `answered ${JSON.stringify(text.slice(0, 32).replace(/[^\x20-\x7e]/g, '.'))}` };
}

/** Where the empty line is that ends a head. */
function findEnd(text: string, from: number): { readonly before: number; readonly after: number } | undefined {
  const pattern = /\r?\n\r?\n/g;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? undefined : { before: match.index, after: pattern.lastIndex };
}

function parseHead(text: string): Omit<HttpHead, 'rest'> | undefined {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const status = /^HTTP\/1\.\d ([1-5]\d\d)(?: |$)/.exec(first)?.[1];
  if (status === undefined) return undefined;
  const fields = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
  });
  return { status: Number(status), fields };
}

/** The first field of this name: RFC 6797 8.1 and browsers take the first. */
export function findField(head: HttpHead, name: string): string | undefined {
  return head.fields.find(([key]) => key === name)?.[1];
}

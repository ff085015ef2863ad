import { type Dialogue, notTls, quote } from './dialogue.ts';
import { createLineDialogue, type LineStep } from './lines.ts';

/**
 * STARTTLS of IMAP (RFC 9051 6.2.1, RFC 3501 6.2.1). A greeting that lists the capability saves asking for it; one that
 * does not may have a short list, so that a server is asked before it is said to have none.
 */
export function startImap(): Dialogue {
  let stage: 'greeting' | 'capability' | 'starttls' = 'greeting';
  let offered = false;

  const askStarttls = (): LineStep => {
    stage = 'starttls';
    return { kind: 'send', command: 'a2 STARTTLS' };
  };
  const hearUntagged = (line: string): LineStep | undefined => {
    const status = line.slice(2).split(' ', 1)[0]?.toUpperCase();
    offered ||= listsStarttls(line);
    if (status === 'BYE') return { kind: 'turned-away', evidence: `answered ${quote(line)}` };
    if (stage !== 'greeting') return undefined;
    // Who is logged in already cannot start TLS (RFC 9051 6.2.1: in the not authenticated state only).
    if (status === 'PREAUTH') return { kind: 'not-offered', evidence: `greeted with ${quote(line)}` };
    if (status !== 'OK') return notTls(line);
    if (offered) return askStarttls();
    stage = 'capability';
    return { kind: 'send', command: 'a1 CAPABILITY' };
  };

  return createLineDialogue({
    first: /[*a]/,
    hear(line) {
      if (line.startsWith('* ')) return hearUntagged(line);
      const [, tag, status] = /^(a[12]) (OK|NO|BAD)(?: |$)/i.exec(line) ?? [];
      if (tag === undefined || tag !== { greeting: '', capability: 'a1', starttls: 'a2' }[stage]) return notTls(line);
      const done = status?.toUpperCase() === 'OK';
      if (stage === 'starttls') {
        return done ? { kind: 'ready' } : { kind: 'not-offered', evidence: `answered STARTTLS with ${quote(line)}` };
      }
      if (offered && done) return askStarttls();
      const evidence = done ? 'CAPABILITY lists no STARTTLS' : `answered CAPABILITY with ${quote(line)}`;
      return { kind: 'not-offered', evidence };
    },
  });
}

/** In `* CAPABILITY …`, or as the response code `[CAPABILITY …]` of another line (RFC 9051 7.1). */
function listsStarttls(line: string): boolean {
  const list = /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? /^\* [A-Z]+ \[CAPABILITY ([^\]]*)\]/i.exec(line)?.[1];
  return list?.toUpperCase().split(' ').includes('STARTTLS') ?? false;
}

import { type Dialogue, notTls, quote } from './dialogue.ts';
import { createLineDialogue } from './lines.ts';

/** STLS of POP3 (RFC 2595 section 4). It may be asked for without CAPA, and its answer says all that CAPA would. */
export function startPop3(): Dialogue {
  let greeted = false;
  return createLineDialogue({
    first: /[+-]/,
    hear(line) {
      const status = /^(?:\+OK|-ERR)(?= |$)/i.exec(line)?.[0].toUpperCase();
      if (status === undefined) return notTls(line);
      if (!greeted) {
        greeted = true;
        if (status === '-ERR') return { kind: 'turned-away', evidence: `greeted with ${quote(line)}` };
        return { kind: 'send', command: 'STLS' };
      }
      if (status === '-ERR') return { kind: 'not-offered', evidence: `answered STLS with ${quote(line)}` };
      return { kind: 'ready' };
    },
  });
}

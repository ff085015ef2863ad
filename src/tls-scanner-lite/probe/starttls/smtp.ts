import { type Dialogue, notTls, quote } from './dialogue.ts';
import { createLineDialogue, type LineStep } from './lines.ts';

/** A name that is no host's (RFC 6761 6.4). The address we come from is nothing a server needs for this. */
const hello = 'EHLO comply.invalid';

/** STARTTLS of SMTP (RFC 3207) after an EHLO that lists it (RFC 5321 4.1.1.1). */
export function startSmtp(): Dialogue {
  let answer: (code: number, line: string) => LineStep = greet;
  let line = 0;
  let offered = false;

  function greet(code: number, text: string): LineStep {
    if (code === 220) {
      answer = answerHello;
      return { kind: 'send', command: hello };
    }
    // RFC 5321 3.1: 554 instead of a greeting; 421 at any time.
    return code >= 400 ? { kind: 'turned-away', evidence: `greeted with ${quote(text)}` } : notTls(text);
  }
  function answerHello(code: number, text: string): LineStep {
    if (code === 250 && offered) {
      answer = answerStarttls;
      return { kind: 'send', command: 'STARTTLS' };
    }
    if (code === 250) return { kind: 'not-offered', evidence: 'EHLO lists no STARTTLS' };
    const evidence = `answered EHLO with ${quote(text)}`;
    // A server from before extensions (RFC 5321 4.1.4); any other refusal is about us, not about TLS.
    return { kind: code === 500 || code === 502 ? 'not-offered' : 'turned-away', evidence };
  }
  function answerStarttls(code: number, text: string): LineStep {
    if (code === 220) return { kind: 'ready' };
    const evidence = `answered STARTTLS with ${quote(text)}`;
    return { kind: code === 421 ? 'turned-away' : 'not-offered', evidence };
  }

  return createLineDialogue({
    first: /[2-5]/,
    hear(text) {
      if (!/^[2-5]\d\d(?:[ -]|$)/.test(text)) return notTls(text);
      // The first line of the reply to EHLO is the server's name.
      if (answer === answerHello && line > 0) offered ||= /^STARTTLS(?: |$)/i.test(text.slice(4));
      line += 1;
      if (text[3] === '-') return undefined;
      line = 0;
      return answer(Number(text.slice(0, 3)), text);
    },
  });
}

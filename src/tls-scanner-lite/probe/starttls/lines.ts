import { type Dialogue, notTls, type Refusal } from './dialogue.ts';

export type LineStep = { readonly kind: 'send'; readonly command: string } | { readonly kind: 'ready' } | Refusal;

export interface LineListener {
  /** What a line starts with. Anything else is another protocol, known by its first byte, however long its line. */
  readonly first: RegExp;
  /** Gets every line without its end. `undefined`: the next one is to be waited for. */
  readonly hear: (line: string) => LineStep | undefined;
}

/** A dialogue of lines that end in LF, with or without CR before it. Takes time in proportion to what it reads. */
export function createLineDialogue({ first, hear }: LineListener): Dialogue {
  let pending = '';
  return {
    read(chunk) {
      let rest = chunk;
      let commands = '';
      const send = (): { readonly send?: Buffer } => (commands === '' ? {} : { send: Buffer.from(commands, 'latin1') });
      while (rest.length > 0) {
        if (pending === '' && !first.test(rest.toString('latin1', 0, 1))) return { ...send(), end: notTls(rest) };
        const lineFeed = rest.indexOf(0x0a);
        if (lineFeed < 0) break;
        const line = (pending + rest.toString('latin1', 0, lineFeed)).replace(/\r$/, '');
        pending = '';
        rest = rest.subarray(lineFeed + 1);
        const step = hear(line);
        if (step?.kind === 'send') commands += `${step.command}\r\n`;
        else if (step?.kind === 'ready') return { ...send(), end: { kind: 'ready', early: rest } };
        else if (step !== undefined) return { ...send(), end: step };
      }
      pending += rest.toString('latin1');
      return send();
    },
  };
}

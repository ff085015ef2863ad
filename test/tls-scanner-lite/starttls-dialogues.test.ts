import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../../src/tls-scanner-lite/probe/starttls/dialogue.ts';
import { dialogues, negotiateStarttls } from '../../src/tls-scanner-lite/probe/starttls/negotiate.ts';
import { type StarttlsProtocol, starttlsProtocols } from '../../src/tls-scanner-lite/result.ts';
import { startServer } from '../support/servers.ts';
import { ldapResponse, mysqlPacket, scripts } from '../support/starttls-server.ts';

/** Feeds a dialogue, and gives what it sent and how it ended. */
function feed(dialogue: Dialogue, chunks: Iterable<Buffer>) {
  const sent: string[] = dialogue.start === undefined ? [] : [dialogue.start.toString('latin1')];
  for (const chunk of chunks) {
    const { send, end } = dialogue.read(chunk);
    if (send !== undefined) sent.push(send.toString('latin1'));
    if (end !== undefined) return { sent, end };
  }
  return { sent, end: undefined };
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const hear = (protocol: StarttlsProtocol, ...said: (string | Buffer)[]) =>
  feed(
    dialogues[protocol](),
    said.map((chunk) => (typeof chunk === 'string' ? bytes(chunk) : chunk)),
  ).end;

function* chop(whole: Buffer, next: () => number): Generator<Buffer> {
  for (let at = 0; at < whole.length; ) {
    const size = Math.max(1, next());
    yield whole.subarray(at, at + size);
    at += size;
  }
}

describe('what a server may say', () => {
  const ready = { kind: 'ready', early: Buffer.alloc(0) };
  it.each<[StarttlsProtocol, readonly (string | Buffer)[], object]>([
    ['smtp', ['220 x\n', '250-x\n250-starttls\n250 OK\n', '220 go\n'], ready],
    ['smtp', ['220-wait', '\r\n220-a while\r\n', '220\r\n250-a\r\n250 STARTTLS\r\n220-go\r\n220 on\r\n'], ready],
    ['smtp', ['220 x\r\n250-STARTTLS is my name\r\n250 HELP\r\n'], { kind: 'not-offered' }],
    ['smtp', ['220 x\r\n250 XSTARTTLS\r\n'], { kind: 'not-offered' }],
    ['smtp', ['220 x\r\n502 what\r\n'], { kind: 'not-offered', evidence: 'answered EHLO with "502 what"' }],
    ['smtp', ['220 x\r\n250-x\r\n250 STARTTLS\r\n454 no\r\n'], { kind: 'not-offered' }],
    ['smtp', ['200 news\r\n'], { kind: 'not-tls', evidence: 'answered "200 news"' }],
    ['smtp', ['SSH-2.0-OpenSSH\r\n'], { kind: 'not-tls', evidence: 'answered "SSH-2.0-OpenSSH.."' }],
    ['smtp', ['2200 x\r\n'], { kind: 'not-tls' }],
    ['imap', ['* OK [CAPABILITY IMAP4rev1 StartTLS] x\r\n', 'a2 OK go\r\n'], ready],
    ['imap', ['* OK [CAPABILITY IMAP4rev1] x\r\n* CAPABILITY STARTTLS\r\na1 OK x\r\na2 OK go\r\n'], ready],
    [
      'imap',
      ['* OK x\r\n', '* OK [ALERT] y\r\n* CAPABILITY a STARTTLS\r\n* 3 x\r\na1 OK\r\n* 4 y\r\na2 OK\r\n'],
      ready,
    ],
    ['imap', ['* OK x\r\n* CAPABILITY NOSTARTTLS STARTTLSX\r\na1 OK x\r\n'], { kind: 'not-offered' }],
    ['imap', ['* OK say STARTTLS\r\n* CAPABILITY IMAP4rev1\r\na1 OK x\r\n'], { kind: 'not-offered' }],
    ['imap', ['* PREAUTH hello root\r\n'], { kind: 'not-offered', evidence: 'greeted with "* PREAUTH hello root"' }],
    ['imap', ['* OK x\r\na1 BAD what\r\n'], { evidence: 'answered CAPABILITY with "a1 BAD what"' }],
    ['imap', ['* OK x\r\n* CAPABILITY STARTTLS\r\na1 OK\r\na2 NO key\r\n'], { kind: 'not-offered' }],
    ['imap', ['* OK x\r\na2 OK go\r\n'], { kind: 'not-tls' }],
    ['imap', ['* OK x\r\n+ more\r\n'], { kind: 'not-tls' }],
    ['imap', ['* NO x\r\n'], { kind: 'not-tls' }],
    ['pop3', ['+OK\r\n+ok\r\n'], ready],
    ['pop3', ['+OKAY\r\n'], { kind: 'not-tls' }],
    ['ldap', [ldapResponse({ messageId: 0, code: 0, name: '1.2.3' }), ldapResponse({ messageId: 1, code: 0 })], ready],
    ['ldap', ['0\x0c\x02\x01\x01x\x07\n\x01\0\x04\0\x04\0'], ready],
    ['ldap', [ldapResponse({ messageId: 2, code: 0 })], { kind: 'not-tls' }],
    ['ldap', ['0\x80'], { kind: 'not-tls' }],
    ['ldap', ['0\x84\0\x01\0\0'], { kind: 'not-tls' }],
    ['mysql', [mysqlPacket(1, bytes('\x0a8\0'))], { kind: 'not-tls' }],
    ['mysql', [mysqlPacket(0, bytes(`\x0a8.4\0${'x'.repeat(13)}\0`))], { kind: 'not-tls' }],
    ['mysql', [mysqlPacket(0, Buffer.alloc(0))], { kind: 'not-tls' }],
    ['mysql', [mysqlPacket(0, bytes(`\x0a8.4\0${'x'.repeat(13)}\0\x08`))], { kind: 'ready' }],
  ])('%s %j', (protocol, said, expected) => {
    expect(hear(protocol, ...said)).toMatchObject(expected);
    const whole = Buffer.concat(said.map((chunk) => (typeof chunk === 'string' ? bytes(chunk) : chunk)));
    const { end } = feed(
      dialogues[protocol](),
      chop(whole, () => 1),
    );
    expect(end?.kind).toBe((expected as { kind?: string }).kind ?? 'not-offered');
  });

  it('is read in linear time, byte by byte', () => {
    const from = performance.now();
    const long = 'x'.repeat(60_000);
    for (const [protocol, said] of [
      ['smtp', `220 ${long}`],
      ['imap', `* OK [CAPABILITY ${long.replaceAll('x', ' ')}`],
      ['pop3', `+OK ${long.replaceAll('x', '\r')}`],
      ['ldap', `0\x84\0\0\xff\0${long}`],
      ['ldap', ldapResponse({ messageId: 0, code: 0 }).toString('latin1').repeat(1500)],
      ['mysql', `\xff\xef\0\0\x0a${long}`],
    ] as const) {
      expect(
        feed(
          dialogues[protocol](),
          chop(bytes(said), () => 1),
        ).end,
      ).toBeUndefined();
    }
    expect(performance.now() - from).toBeLessThan(1500);
  });
});

describe('any mutation of what servers say', () => {
  /** What client and server come to say to each other, the server's part of it. */
  const record = (protocol: StarttlsProtocol, offered: boolean): Buffer => {
    const { start, read } = dialogues[protocol]();
    const { greeting, answer } = scripts[protocol](offered);
    const said: Buffer[] = [];
    let next = greeting;
    let toServer: Buffer = start ?? Buffer.alloc(0);
    for (let turn = 0; turn < 8; turn += 1) {
      if (next !== undefined) {
        said.push(next);
        toServer = Buffer.concat([toServer, read(next).send ?? Buffer.alloc(0)]);
      }
      const reply = answer(toServer);
      next = reply?.reply;
      toServer = toServer.subarray(reply?.taken ?? 0);
    }
    return Buffer.concat(said);
  };
  const recorded = [
    ...starttlsProtocols.flatMap((protocol) => [record(protocol, true), record(protocol, false)]),
    bytes('220 x\r\n421 4.3.2 shutting down\r\n'),
    bytes('* OK x\r\n* BYE idle for too long\r\n'),
    ldapResponse({ messageId: 0, code: 52, text: 'bye', name: '1.3.6.1.4.1.1466.20036' }),
    mysqlPacket(0, bytes("\xff\x69\x04Host '192.0.2.1' is blocked")),
  ];

  it('is judged without a throw, in words short and plain, and the same however it is cut', () => {
    const random = createRandom(20_260_131);
    const kinds = new Map<string, number>();
    for (let round = 0; round < 5000; round += 1) {
      const said = mutate(recorded, random);
      for (const protocol of starttlsProtocols) {
        const whole = feed(dialogues[protocol](), [said]);
        const cut = feed(
          dialogues[protocol](),
          chop(said, () => 1 + random(9)),
        );
        const { end = { kind: 'waits' } } = whole;
        kinds.set(end.kind, (kinds.get(end.kind) ?? 0) + 1);
        if ('evidence' in end) expect(end.evidence).toMatch(/^[\x20-\x7e]{1,200}$/);
        // One byte is the whole answer of PostgreSQL; what follows is told apart only if it comes along.
        if (protocol !== 'postgres') {
          expect([said.toString('latin1'), cut.end?.kind]).toEqual([said.toString('latin1'), whole.end?.kind]);
          expect(cut.sent.join('')).toBe(whole.sent.join(''));
        }
      }
    }
    for (const kind of ['ready', 'not-offered', 'not-tls', 'turned-away', 'waits']) {
      expect([kind, (kinds.get(kind) ?? 0) > 50]).toEqual([kind, true]);
    }
  });

  it('comes to an end over a socket too', async () => {
    const random = createRandom(4);
    for (let round = 0; round < 150; round += 1) {
      const said = mutate(recorded, random);
      const protocol = starttlsProtocols[round % starttlsProtocols.length] ?? 'smtp';
      const { port } = await startServer((socket) => socket.resume().end(said));
      const socket = connect({ host: '127.0.0.1', port });
      const outcome = await negotiateStarttls(socket, protocol, {
        timeoutMs: 1000,
        signal: new AbortController().signal,
      });
      expect(['ready', 'not-offered', 'not-tls', 'failure']).toContain(outcome.kind);
      expect(outcome).not.toMatchObject({ reason: 'timeout' });
      socket.destroy();
    }
  });
});

/** Whole numbers from 0 below a limit, the same ones for the same seed (a linear congruential generator). */
function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One of the texts with up to four faults: octets changed, left out, put in, said twice, or taken from another. */
function mutate(texts: readonly Buffer[], random: (limit: number) => number): Buffer {
  const pick = (): Buffer => texts[random(texts.length)] ?? Buffer.alloc(0);
  let text = Buffer.from(pick());
  for (let fault = random(5); fault > 0; fault -= 1) {
    const at = random(text.length + 1);
    const end = Math.min(text.length, at + random(12));
    const [before, middle, after] = [text.subarray(0, at), text.subarray(at, end), text.subarray(end)];
    const other = pick();
    const inside = [
      Buffer.from(middle.map(() => random(256))),
      Buffer.alloc(0),
      Buffer.concat([Buffer.from([random(256), random(256)]), middle]),
      Buffer.concat([middle, middle]),
      other.subarray(random(other.length)),
    ][random(5)];
    text = Buffer.concat([before, inside ?? middle, after]);
  }
  return text;
}

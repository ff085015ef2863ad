import { describe, expect, it } from 'vitest';
import { createLogChecker } from '../../src/logs/check-log.ts';
import { auditEventSchema, type LogField, type LogSchema } from '../../src/logs/schema.ts';
import type { LogSummary } from '../../src/model/log-check.ts';
import { checkLog } from '../support/check-log.ts';

const digest = 'a'.repeat(64);
const anything: LogSchema = { name: 'anything', fields: new Map(), additional: true, maxGap: 1, tolerance: 0 };

/** An audit event as the schema has it. */
function event(n: number, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    eventId: `8f1c2ab3-77de-4e0a-9b6c-${String(n).padStart(12, '0')}`,
    time: new Date(1_790_000_000_000 + n * 60_000).toISOString(),
    userHash: digest,
    sessionHash: digest,
    endpoint: '/v1/messages',
    action: 'summarise',
    recordHash: null,
    modelVersion: 'clinical-2.4.1',
    status: 200,
    latencyMs: 12.5,
    classification: 'operational',
    baaId: null,
    ...changes,
  };
}

async function* cut(text: string | Buffer, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function check(lines: readonly unknown[], size = 100, schema = auditEventSchema): Promise<LogSummary> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return checkLog(cut(text, size), { schema });
}

describe('the form of events', () => {
  it('takes events as they must be, cut anywhere, with or without a last end of line', async () => {
    const whole = await check([event(1), event(2), '', event(3)], 7);
    expect(whole).toMatchObject({ lines: 3, invalid: 0, phiHits: 0, from: '2026-09-21T14:14:20.000Z' });
    expect(await check([event(1), event(2), '', event(3), ''], 1_000_000)).toEqual({
      ...whole,
      bytes: whole.bytes + 1,
    });
  });

  it('names what is wrong, by line and field, and counts a line once', async () => {
    const { userHash: _, ...without } = event(3);
    const found = await check([
      event(1, { status: '200', latencyMs: -1 }),
      event(2, { time: '2026-09-21 14:15', classification: 'secret' }),
      without,
      '{"cut off',
      '[1]',
      event(6, { eventId: null }),
      event(7, { classification: 'phi' }),
    ]);
    expect(found.foundFaults).toEqual([
      { fault: 'type', line: 1, path: 'status' },
      { fault: 'minimum', line: 1, path: 'latencyMs' },
      { fault: 'format', line: 2, path: 'time' },
      { fault: 'enum', line: 2, path: 'classification' },
      { fault: 'missing', line: 3, path: 'userHash' },
      { fault: 'not-json', line: 4 },
      { fault: 'not-object', line: 5 },
      { fault: 'type', line: 6, path: 'eventId' },
      { fault: 'missing', line: 7, path: 'baaId' },
    ]);
    expect(found.invalid).toBe(7);
  });

  it('refuses other fields where the schema does, and shows no name that may be a value', async () => {
    const closed = { ...auditEventSchema, additional: false };
    const { foundFaults } = await check([event(1, { note: 'x', '090-1234-5678': 1, 山田太郎: 1 })], 100, closed);
    expect(foundFaults.map(({ path }) => path)).toEqual(['note', '*', '*']);
  });
});

describe('order and gaps', () => {
  it('finds gaps, steps back and ids seen before', async () => {
    const found = await check([
      event(1),
      event(70),
      event(30),
      event(71),
      event(71),
      event(71, { eventId: event(1).eventId }),
    ]);
    expect(found).toMatchObject({ gaps: 1, outOfOrder: 1, duplicates: 2, invalid: 0 });
    expect(found.foundFaults.slice(0, 2)).toEqual([
      { fault: 'gap', line: 2, path: 'time', milliseconds: 69 * 60_000 },
      { fault: 'out-of-order', line: 3, path: 'time', milliseconds: 40 * 60_000 },
    ]);
  });

  it('lets events of one second stand in any order, and asks for what it is told to', async () => {
    const second = (ms: number) => new Date(1_790_000_000_000 + ms).toISOString();
    expect(await check([event(1, { time: second(900) }), event(2, { time: second(0) })])).toMatchObject({
      outOfOrder: 0,
    });
    const text = [event(1), event(2)].map((one) => JSON.stringify(one)).join('\n');
    expect(await checkLog(cut(text, 50), { schema: auditEventSchema, maxGap: 30_000 })).toMatchObject({ gaps: 1 });
  });

  it('remembers the last 100,000 ids at least, in a fixed space', () => {
    const checker = createLogChecker({ schema: auditEventSchema });
    const ids = [...Array(250_000).keys(), 150_001, 0];
    checker.push(Buffer.from(ids.map((n) => `{"eventId":"id-${n}"}\n`).join('')));
    expect(checker.end().duplicates).toBe(1);
  });
});

describe('what no log should hold', () => {
  it('survives a line of 10 MB and bytes that are not UTF-8, and says so', async () => {
    const long = `{"message":"${'x y '.repeat(1_300_000)} call 090-1234-5678","ssn":"123456789"${' '.repeat(5_000_000)}}`;
    const broken = Buffer.concat([
      Buffer.from('{"message":"'),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from(' 123-45-6789"}\n'),
    ]);
    const bytes = Buffer.concat([Buffer.from(`${long}\n`), broken, Buffer.from(`${JSON.stringify(event(1))}\n`)]);
    const found = await checkLog(cut(bytes, 65_536), { schema: anything });
    console.info(
      `a line of ${(long.length / 1e6).toFixed(1)} MB and one that is not UTF-8: ${JSON.stringify(found.faults)}`,
    );
    expect(found.faults).toEqual({ 'line-too-long': 1, 'not-utf8': 1 });
    expect(found.hits).toEqual({ 'phone-jp': 1, ssn: 2 });
    expect(found.lines).toBe(3);
    expect(found.foundHits.map(({ line }) => line)).toEqual([1, 1, 2]);
  });

  it('finds once what lies across the pieces of a long line', async () => {
    for (let shift = 0; shift < 20; shift += 4) {
      const line = `${'x '.repeat(600_000)}${'y'.repeat(shift)} a@b.example ${'z '.repeat(65_530 / 2)} 090-1234-5678 ${'w '.repeat(40_000)}`;
      const { hits } = await checkLog(cut(line, 65_536), { schema: anything });
      expect(hits, String(shift)).toEqual({ email: 1, 'phone-jp': 1 });
    }
  });

  it('walks 64 levels, and looks through what is deeper as text', async () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}"123-45-6789"${'}'.repeat(levels)}`;
    expect(await check([deep(60)], 1_000, anything)).toMatchObject({ invalid: 0, hits: { ssn: 1 } });
    expect(await check([deep(90_000)], 100_000, anything)).toMatchObject({
      faults: { 'too-deep': 1 },
      hits: { ssn: 1 },
    });
  });

  it('reads JSON within JSON, plain lines, and names of fields', async () => {
    const inner = JSON.stringify({ patientName: 'Hanako Acme', ssn: '123456789' });
    const found = await check(
      [{ body: inner }, 'INFO mail to=taro@acme.example', { people: { 'taro@acme.example': 1 } }],
      100,
      anything,
    );
    expect(found.foundHits.map(({ class: of, line, path }) => [of, line, path])).toEqual([
      ['name', 1, 'body'],
      ['ssn', 1, 'body'],
      ['email', 2, ''],
      ['email', 3, 'people.*'],
    ]);
  });

  it('finds what a field of the same name hides, once, however it is written', async () => {
    const found = await check(
      [
        '{"note":"123-45-6789","note":"ok"}',
        '{"a":[{"note":"\\u0031\\u0032\\u0033-45-6789","b:":"\\"x:","note":"taro@acme.example"}]}',
        '{"note":"a:b","other":{"note":": 123-45-6789"}}',
        '{"userHash":"123-45-6789","userHash":"x"}',
      ],
      100,
      anything,
    );
    expect(found.faults).toEqual({ 'duplicate-key': 3 });
    expect(found.hits).toEqual({ ssn: 4, email: 1 });
    expect(found.invalid).toBe(3);
  });

  it('hears what a field is called, also where its value is a number that a schema knows', async () => {
    const number = { type: 'integer', required: false, nullable: true, allow: [] } as const;
    const time = { ...number, type: 'string', format: 'utc-time' } as const;
    const schema: LogSchema = {
      ...anything,
      fields: new Map<string, LogField>([
        ['phone', number],
        ['dob', number],
        ['birthDate', time],
      ]),
    };
    const { hits, faults } = await check(
      [{ phone: 2125550123 }, { dob: 19800102 }, { birthDate: '1980-01-02T00:00:00Z' }, { patient: { dob: 19800102 } }],
      100,
      schema,
    );
    expect(faults).toEqual({});
    expect(hits).toEqual({ 'phone-us': 1, 'date-of-birth': 3 });
  });

  it('knows the parts of an address of FHIR, and mail in fullwidth letters', async () => {
    const address = [{ use: 'home', line: ['12 Main Street'], city: 'Springfield', period: { start: '2020' } }];
    const { foundHits } = await check(
      [{ patient: { address } }, { note: 'ｔａｒｏ＠ａｃｍｅ．ｃｏｍ' }, { city: 'Springfield' }],
      100,
      anything,
    );
    expect(foundHits.map(({ class: of, line, path }) => [of, line, path])).toEqual([
      ['address', 1, 'patient.address[].line[]'],
      ['address', 1, 'patient.address[].city'],
      ['email', 2, 'note'],
    ]);
  });

  it('takes a line with NUL for no text', async () => {
    expect((await checkLog(cut(Buffer.from('{"a":1}\n', 'utf16le'), 5), { schema: anything })).faults).toMatchObject({
      'not-utf8': 2,
    });
  });

  it('finds a number among groups that are none', async () => {
    const { hits } = await check(
      ['1 2 3 4 5 4111 1111 1111 1111', '0 0 1 212 555 0123', '0 0 0 090 1234 5678'].map((note) => ({ note })),
      100,
      anything,
    );
    expect(hits).toEqual({ 'credit-card': 1, 'phone-us': 1, 'phone-jp': 1 });
  });

  it('lets be what the schema or the user allows, and no more', async () => {
    const lines = [event(1, { sourceIp: '8.8.4.4', clientIp: '8.8.4.4', message: '090-1234-5678' })];
    expect((await check(lines)).foundHits.map(({ path }) => path)).toEqual(['clientIp', 'message']);
    const text = JSON.stringify(lines[0]);
    const allowed = await checkLog(cut(text, 99), { schema: auditEventSchema, allow: ['ip-address'] });
    expect(allowed.hits).toEqual({ 'phone-jp': 1 });
  });

  it('does not trust a field to be what the schema says', async () => {
    const found = await check([
      event(1, { userHash: 'taro@acme.example', status: '090-1234-5678', classification: '123-45-6789' }),
    ]);
    expect(found.foundHits.map(({ path, class: of }) => [path, of])).toEqual([
      ['userHash', 'email'],
      ['status', 'phone-jp'],
      ['classification', 'ssn'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { LogSchema } from '../../src/logs/schema.ts';
import { lengthOfCutEscape, unescaped } from '../../src/logs/unescape.ts';
import type { LogSummary } from '../../src/model/log-check.ts';
import { checkLog } from '../support/check-log.ts';

const anything: LogSchema = { name: 'anything', fields: new Map(), additional: true, maxGap: 1, tolerance: 0 };

async function check(line: string, size = 65_536): Promise<LogSummary> {
  const bytes = Buffer.from(line);
  return checkLog(
    (async function* () {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    })(),
    { schema: anything },
  );
}

/** As Python writes JSON: all beyond ASCII escaped. */
const escaped = (text: string): string =>
  text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const mail = '"note":"taro\\u0040acme.example"';
const name = escaped('"氏名":"山田太郎"');
const phone = '"note":"call:\\n090-1234-5678"';
const all = `${mail},${name},${phone}`;
const hits = { email: 1, name: 1, 'phone-jp': 1 };

describe('what is escaped is read', () => {
  it('in a line that is no JSON', async () => {
    const found = await check(`{${all}`);
    expect(found.faults).toEqual({ 'not-json': 1 });
    expect(found.hits).toEqual(hits);
  });

  it('below the deepest level that is walked', async () => {
    const found = await check(`${'{"a":'.repeat(70)}{${all.replace('"note"', '"other"')}}${'}'.repeat(70)}`);
    expect(found.faults).toEqual({ 'too-deep': 1 });
    expect(found.hits).toEqual(hits);
  });

  it('in a line that is too long to be held', async () => {
    const found = await check(`{"a":"${'x '.repeat(550_000)}",${all}}`);
    expect(found.faults).toEqual({ 'line-too-long': 1 });
    expect(found.hits).toEqual(hits);
  });

  it('in JSON within a line that is no JSON', async () => {
    expect(
      (await check(`INFO body=${JSON.stringify(JSON.stringify({ note: 'taro' }))} ${JSON.stringify(mail)}`)).hits,
    ).toEqual({
      email: 1,
    });
  });

  it('wherever a piece of a long line ends', async () => {
    // Pieces end every 65,536 bytes behind the first.
    for (let shift = 0; shift < 24; shift += 1) {
      const pad = 'x '.repeat(655_360 / 2);
      const line = `"${pad}${' '.repeat(65_536 * 10 - 8 - shift)} taro\\u0040acme.example ${'y '.repeat(400)}"`;
      expect((await check(line)).hits, String(shift)).toEqual({ email: 1 });
    }
  });

  it('and makes no identifier of what is none', async () => {
    const none = [
      'C:\\users\\u0040 \\u12 \\uzzzz \\x',
      '{"id":"\\u0031\\u0032\\u0033456789018"',
      '{"version":"\\u0032.5.1.3',
      '\\',
      `${'\\'.repeat(1_000)}u`,
    ];
    for (const line of none) expect((await check(line)).hits, line).toEqual({});
  });
});

describe('an escape', () => {
  it('is the sign it stands for', () => {
    expect(unescaped('a\\u0040b \\"c\\" \\/d\\/ \\t|')).toBe('a@b "c" /d/ \t|');
    expect(unescaped('\\ud842\\udfb7\\u91ce')).toBe('𠮷野');
    expect(unescaped('\\\\u0040 \\\\\\"')).toBe('@ "');
  });

  it('is none where it is not whole, or of another kind', () => {
    for (const text of ['', 'plain', '\\', '\\u', '\\u00', '\\u00g0', '\\x41', '\\d'])
      expect(unescaped(text)).toBe(text);
  });

  it('that may go on is told by how it begins', () => {
    const lengths = ['', 'u0040', 'a\\', 'a\\u', 'a\\u00', 'a\\u004', 'a\\u0040', 'a\\n', 'a\\\\u0'].map(
      lengthOfCutEscape,
    );
    expect(lengths).toEqual([0, 0, 1, 2, 4, 5, 0, 0, 4]);
  });

  it('takes no longer to be found among many backslashes', () => {
    const start = process.cpuUsage();
    unescaped('\\'.repeat(2_000_000));
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});

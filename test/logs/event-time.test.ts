import { describe, expect, it } from 'vitest';
import { eventTime } from '../../src/logs/event-time.ts';
import { auditEventSchema, type LogSchema } from '../../src/logs/schema.ts';
import type { LogSummary } from '../../src/model/log-check.ts';
import { checkLog } from '../support/check-log.ts';

const moment = Date.UTC(2025, 10, 25, 1, 2, 3);

describe('the time of an event', () => {
  it.each([
    ['seconds', moment / 1e3],
    ['milliseconds', moment],
    ['microseconds', moment * 1e3],
    ['nanoseconds', moment * 1e6],
    ['a text', '2025-11-25T01:02:03Z'],
  ])('may be in %s', (_, value) => {
    expect(eventTime(value)).toBe(moment);
  });

  it('keeps a fraction, and takes what lies before 1970', () => {
    expect(eventTime(1.5)).toBe(1_500);
    expect(eventTime(-86_400)).toBe(-86_400_000);
  });

  it.each([1e20, -1e20, 1e300, 8.65e25, Number.POSITIVE_INFINITY, Number.NaN, null, true, [1], '1764032523', ''])(
    'is not read from %s',
    (value) => {
      expect(eventTime(value)).toBeNaN();
    },
  );

  it('is always one that a date can show', () => {
    for (let size = 1; size < 310; size += 1) {
      for (const value of [10 ** size, 9.99 * 10 ** size, -(10 ** size)]) {
        const time = eventTime(value);
        if (!Number.isNaN(time)) expect(new Date(time).toISOString(), String(value)).not.toBe('');
      }
    }
  });
});

async function check(lines: readonly string[], schema: LogSchema): Promise<LogSummary> {
  return checkLog(
    (async function* () {
      yield Buffer.from(lines.join('\n'));
    })(),
    { schema },
  );
}

describe('a log of times', () => {
  it.each(['1764032523456789000', '1e300', '1e400', '-1e308'])('with %s in it is read to its end', async (time) => {
    const lines = ['{"time":1764032523000}', `{"time":${time}}`];
    expect((await check(lines, auditEventSchema)).lines).toBe(2);
  });

  it('counts the lines whose time cannot be read', async () => {
    const lines = [
      '{"time":"2026-11-25T01:00:00Z"}',
      '',
      '{"time":"2026-11-25T10:00:00+09:00"}',
      '{"time":1e300}',
      '{"note":1}',
      'no JSON',
      '[]',
      `{"time":"2026-11-25T01:00:00Z","note":"${' '.repeat(1_100_000)}"}`,
      '{"time":1764032523456789000}',
    ];
    expect(await check(lines, auditEventSchema)).toMatchObject({ lines: 8, untimed: 6 });
    const { timeField: _, ...unordered } = auditEventSchema;
    expect(await check(lines.slice(0, 1), unordered)).toMatchObject({ lines: 1, untimed: 1 });
  });
});

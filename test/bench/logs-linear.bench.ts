import { expect, it } from 'vitest';
import { createLogChecker } from '../../src/logs/check-log.ts';
import { auditEventSchema } from '../../src/logs/schema.ts';

/** Lines that lead a scanner that tries again at every place to take the square of their length; each of about `size` characters. */
const hostile: Readonly<Record<string, (size: number) => string>> = {
  digits: (size) => '1'.repeat(size),
  'digits with dashes': (size) => '12-'.repeat(size / 3),
  'groups with spaces': (size) => '1234 '.repeat(size / 5),
  'at signs': (size) => '@'.repeat(size),
  'local parts': (size) => 'a.'.repeat(size / 2),
  'addresses without end': (size) => 'a@b.'.repeat(size / 4),
  dashes: (size) => '-'.repeat(size),
  dots: (size) => '1.'.repeat(size / 2),
  colons: (size) => 'a:'.repeat(size / 2),
  hexadecimal: (size) => 'ab:'.repeat(size / 3),
  slashes: (size) => 'patients/'.repeat(size / 9),
  brackets: (size) => '('.repeat(size),
  plus: (size) => '+1 '.repeat(size / 3),
  labels: (size) => 'ssn: mrn: '.repeat(size / 10),
  'labels in Japanese': (size) => '氏名：住所：'.repeat(size / 6),
  prefectures: (size) => '東京都'.repeat(size / 3),
  capitals: (size) => '1 Aa Bb Cc Dd '.repeat(size / 14),
  'percent signs': (size) => '%40'.repeat(size / 3),
  quotes: (size) => '\\"'.repeat(size / 2),
  'nested lists': (size) => '['.repeat(size),
  'nested objects': (size) => '{"a":'.repeat(size / 5),
  'many fields': (size) =>
    `{${Array.from({ length: Math.floor(size / 16) }, (_, n) => `"patient${hex(n)}":1`).join(',')}}`,
  'fields of digits': (size) => `{"message":"${'9'.repeat(size)}"}`,
  'single digits': (size) => '0 '.repeat(size / 2),
  'open brackets': (size) => '(03'.repeat(size / 3),
  'fullwidth brackets': (size) => '（０３'.repeat(size / 3),
  'fullwidth digits': (size) => '１ '.repeat(size / 2),
  'signs between letters': (size) => 'a='.repeat(size / 2),
  'dates without end': (size) => 'dob 1'.repeat(size / 5),
  'the same field': (size) => `{${'"a":"\\u0031",'.repeat(size / 13)}"a":1}`,
  'spaces after a label': (size) => `phone${' '.repeat(size)}`,
};
const hex = (n: number): string => n.toString(16).padStart(6, '0');

/** Twice four times as much: lines that are read as JSON, and lines of 1 MB and more, which are read in pieces. */
const sizes = [50_000, 200_000, 1_050_000, 4_200_000] as const;

/** Milliseconds of CPU, in the best of so many rounds. */
function best(rounds: number, run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function check(line: string): void {
  const checker = createLogChecker({ schema: auditEventSchema });
  checker.push(Buffer.from(line));
  checker.end();
}

/** What a scanner does that looks from every place to the end: the time of the square. */
function quadratic(text: string): number {
  let sum = 0;
  for (let from = 0; from < text.length; from += 1) {
    for (let at = from; at < text.length; at += 1) sum = (sum + text.charCodeAt(at)) | 0;
  }
  return sum;
}

it('takes four times the time for a hostile line four times as long', () => {
  const rows = Object.entries(hostile).map(([name, make]) => {
    const times = sizes.map((size) => {
      const line = make(size);
      return best(size > 1_000_000 ? 1 : 3, () => check(line));
    });
    const [small = 1, large = 1, more = 1, most = 1] = times;
    return { name, times, growth: [large / Math.max(small, 1), most / Math.max(more, 1)] };
  });
  const [short, long] = ['1'.repeat(5_000), '1'.repeat(20_000)];
  best(5, () => quadratic(short));
  // In turns, so that what else the machine does falls on both.
  const turns = Array.from({ length: 7 }, () => [best(4, () => quadratic(short)), best(1, () => quadratic(long))]);
  const least = (which: 0 | 1) => Math.min(...turns.map((times) => times[which] ?? Number.POSITIVE_INFINITY));
  const stand = least(1) / least(0);
  console.log(
    [
      ...rows.map(
        ({ name, times, growth }) =>
          `${name.padEnd(24)} ${times.map((time) => `${time.toFixed(0)} ms`.padStart(8)).join('')}  x ${growth.map((one) => one.toFixed(2)).join(', x ')}`,
      ),
      `a scanner of the square  x ${stand.toFixed(2)} (${sizes.join(', ')} characters; x 4 is linear)`,
    ].join('\n'),
  );
  expect(stand).toBeGreaterThan(10);
  // Half way between linear and the square; what takes a few milliseconds is all noise.
  for (const { name, times, growth } of rows) {
    for (const [index, one] of growth.entries()) {
      if ((times[index * 2 + 1] ?? 0) > 20) expect(one, name).toBeLessThan(Math.sqrt(4 * stand));
    }
  }
});

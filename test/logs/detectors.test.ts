import { expect, it } from 'vitest';
import type { LogSchema } from '../../src/logs/schema.ts';
import { type PhiClass, phiClasses } from '../../src/model/log-check.ts';
import { checkLog } from '../support/check-log.ts';
import { makeCorpus } from './corpus.ts';

const anything: LogSchema = { name: 'anything', fields: new Map(), additional: true, maxGap: 1, tolerance: 0 };
const bar = 0.98;

async function* chunksOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  for (let start = 0; start < bytes.length; start += 65_521) yield bytes.subarray(start, start + 65_521);
}

it('finds what is planted in a corpus of 20,000 lines, and takes nothing else for it', async () => {
  const corpus = makeCorpus(20_261_122, 20_000);
  const { foundHits } = await checkLog(chunksOf(corpus.map(({ text }) => text)), {
    schema: anything,
    maxFindings: Number.POSITIVE_INFINITY,
  });
  const byLine = Map.groupBy(foundHits, ({ line }) => line);
  const wrong: string[] = [];
  const rows = phiClasses.map((of) => {
    let [planted, found, right] = [0, 0, 0];
    for (const [index, line] of corpus.entries()) {
      const wanted = line.planted.filter((one) => one === of).length;
      const got = (byLine.get(index + 1) ?? []).filter((hit) => hit.class === of).length;
      planted += wanted;
      found += got;
      right += Math.min(wanted, got);
      if (wanted !== got && wrong.filter((one) => one.startsWith(of)).length < 6)
        wrong.push(`${of}: ${got} for ${wanted} in ${line.text}`);
    }
    return { of, planted, found, recall: right / planted, precision: right / found };
  });
  const planted = rows.reduce((sum, row) => sum + row.planted, 0);
  const nearMisses = corpus.reduce((sum, line) => sum + line.nearMisses, 0);
  const inEnglish = corpus.filter(({ language }) => language === 'en').length;
  console.info(
    [
      `${corpus.length} lines (${inEnglish} en, ${corpus.length - inEnglish} ja), ${planted} planted, ${nearMisses} near-misses`,
      ...rows.map(
        ({ of, planted: n, recall, precision }) =>
          `${of.padEnd(18)} ${String(n).padStart(5)} planted  recall ${recall.toFixed(4)}  precision ${precision.toFixed(4)}`,
      ),
      ...wrong,
    ].join('\n'),
  );
  expect(nearMisses).toBeGreaterThanOrEqual(planted);
  for (const { of, planted: n, recall, precision } of rows) {
    expect(n, of).toBeGreaterThan(100);
    expect(recall, `recall of ${of}`).toBeGreaterThanOrEqual(bar);
    expect(precision, `precision of ${of}`).toBeGreaterThanOrEqual(bar);
  }
}, 60_000);

it('never takes twelve digits for a My Number where nothing says so', async () => {
  const numbers = corpusOfTwelve();
  const lines = numbers.flatMap((number) => [
    JSON.stringify({ id: number }),
    JSON.stringify({ n: Number(number) }),
    `seen ${number} today`,
  ]);
  const { hits } = await checkLog(chunksOf(lines), { schema: anything });
  console.info(`${lines.length} lines with a valid check digit and no label: ${hits['my-number'] ?? 0} My Numbers`);
  expect(hits['my-number' satisfies PhiClass]).toBeUndefined();
});

/** Valid numbers: 123456789018 is the example of the Local Authorities Systems Development Agency. */
function corpusOfTwelve(): readonly string[] {
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  return Array.from({ length: 500 }, (_, index) => {
    const body = String(10_000_000_000 + index * 123_456_789).slice(0, 11);
    const rest = weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11;
    return `${body}${rest <= 1 ? 0 : 11 - rest}`;
  });
}

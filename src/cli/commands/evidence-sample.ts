import { randomUUID } from 'node:crypto';
import { UsageError } from '../../model/errors.ts';
import { type VerificationExit, verificationExits } from '../../model/verification.ts';
import { mostItems, samplePopulation } from '../../period/sample.ts';
import { reportSampleJson, reportSampleText } from '../../report/period/sample.ts';
import type { SampleOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { withRuns } from '../open-runs.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Draws a sample from one bundle or many: 0, or 10 where a bundle is not what its manifest says. */
export async function sampleEvidence(
  places: readonly string[],
  options: SampleOptions,
  io: Io,
): Promise<VerificationExit> {
  // Without a seed one is drawn, and printed with the sample.
  const { population, seed = randomUUID() } = options;
  const size = readSize(options.size);
  return withRuns(places, { options, io }, async (runs) => {
    const sample = await samplePopulation(runs, { population, size, seed });
    const report = reportOptions(io, options, languageOf(io));
    const pieces = options.format === 'json' ? reportSampleJson(sample) : reportSampleText(sample, report);
    await io.stdout.write([...pieces].join(''));
    return verificationExits.ok;
  });
}

function readSize(text: string): number {
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (size >= 1 && size <= mostItems) return size;
  throw new UsageError({
    en: `--size ${text}: write a number from 1 to ${mostItems}`,
    ja: `--size ${text}: 1から${mostItems}までの数を書くこと`,
  });
}

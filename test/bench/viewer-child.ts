import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openSpool } from '../../src/collect/spool.ts';
import { createResultSpool } from '../../src/collect/spooled-result.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { writeViewer } from '../../src/report/viewer/write-viewer.ts';
import { manyFindings } from '../report/many-findings.ts';
import { hundredThousand, million, variedFindings } from '../report/varied-findings.ts';

const spool = openSpool();
/** As a scan keeps them. */
const keep = createResultSpool(spool);

/** An assessment by its name. */
const samples: Readonly<Record<string, () => Assessment>> = {
  many: () => manyFindings(100_000),
  varied: () => variedFindings(hundredThousand, keep),
  million: () => variedFindings(million, keep),
};

/** Makes an assessment, and then does one thing with it; prints what that took. */
const [name = '', what = '', file = ''] = process.argv.slice(2);
const assessment = samples[name]?.();
if (!assessment) throw new Error(`no sample ${name}`);
const start = performance.now();
if (what === 'write') write(writeViewer({ assessment }, 'ja'));
else if (what === 'plain') plain(assessment);
else if (what !== 'make') throw new Error(`cannot ${what}`);
const milliseconds = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
const bytes = what === 'write' ? statSync(file).size : 0;
spool.close();
process.stdout.write(JSON.stringify({ milliseconds, megabytes, bytes, counts: assessment.counts }));

function write(pieces: Iterable<string>): void {
  const opened = openSync(file, 'w');
  for (const piece of pieces) writeSync(opened, piece);
  closeSync(opened);
}

/** The least that could be done: all that is said of each result, as JSON, packed. */
function plain({ results }: Assessment): void {
  for (let from = 0; from < results.length; from += 20_000) {
    const rows = results.slice(from, from + 20_000).map((result) => {
      const { rule, severity, outcome, resource, message, observed, observedAt, evidence } = result;
      return { rule, severity, outcome, resource, message, observed, observedAt, evidence };
    });
    gzipSync(JSON.stringify(rows));
  }
}

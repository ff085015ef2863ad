import { type Format, formats, reporters } from '../../src/report/index.ts';
import { writeAssessmentWorkbook } from '../../src/report/workbook/workbook.ts';
import { manyFindings } from '../report/many-findings.ts';

/** Writes one report of so many findings, piece by piece to stdout; `make` only makes the assessment. */
const [count = '0', what] = process.argv.slice(2);
const assessment = manyFindings(Number(count));
const format = formats.find((one) => one === what);
if (format) await write(format);
else if (what === 'xlsx') await writeAssessmentWorkbook(assessment, 'ja');
else if (what !== 'make') throw new Error(`no format ${what}`);

async function write(format: Format): Promise<void> {
  const report = await reporters[format]();
  for (const piece of report(assessment, { language: 'ja', color: 0, width: 80, verbose: false })) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

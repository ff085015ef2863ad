import { writeAccepted } from './accepted.ts';
import { writeAppendix } from './appendix.ts';
import { writeControls } from './controls.ts';
import { writeCover } from './cover.ts';
import { writeFindings } from './findings.ts';
import { writeMatrix } from './matrix.ts';
import type { WriteSection } from './page.ts';
import { writePeriod } from './period.ts';
import { writePlan } from './plan.ts';
import { writeSummary } from './summary.ts';

/** The pages in the order in which a reader asks; a workbook has its sheets in the same. */
export const sections: readonly WriteSection[] = [
  writeCover,
  writeSummary,
  writeControls,
  writePlan,
  writeMatrix,
  writeFindings,
  writePeriod,
  writeAccepted,
  writeAppendix,
];

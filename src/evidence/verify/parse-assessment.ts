import { type Found, readArray, readCount, readObject, readText } from '../../collect/shape.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidenceRun } from '../../model/evidence.ts';

/** Of an assessment what has to tie in with the rest of the bundle. */
export interface AssessmentHead {
  readonly runId: string;
  readonly frameworks: EvidenceRun['frameworks'];
  readonly outcomes: EvidenceRun['counts']['outcomes'];
  readonly waived: number;
  readonly rules: readonly string[];
  /** Findings that each waiver takes in; of one that is over too. */
  readonly waivers: readonly { readonly matches: number; readonly state: string }[];
  readonly attestations: number;
}

/** `assessment.json`, as far as it is compared here; re-performance compares all of it. Throws InputError. */
export function parseAssessmentHead(value: unknown, place: Place): AssessmentHead {
  const at = readObject({ value, place, path: '' });
  const counts = readObject(at('counts'));
  return {
    runId: readText(readObject(at('run'))('id')),
    frameworks: readArray(at('frameworks'), (found) => {
      const one = readObject(found);
      return { id: readText(one('id')), edition: readText(one('edition')) };
    }),
    outcomes: {
      pass: readCount(counts('pass')),
      fail: readCount(counts('fail')),
      unknown: readCount(counts('unknown')),
      notApplicable: readCount(counts('not-applicable')),
    },
    waived: readCount(counts('waived')),
    rules: readArray(at('rules'), (found) => readText(readObject(found)('id'))),
    waivers: readArray(at('waivers'), readWaiver),
    attestations: readArray(at('attestations'), readObject).length,
  };
}

function readWaiver(found: Found): AssessmentHead['waivers'][number] {
  const at = readObject(found);
  return { matches: readCount(at('matches')), state: readText(at('state')) };
}

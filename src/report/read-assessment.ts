import type { AssessedResult, Assessment } from '../model/assessment.ts';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { assessmentSchema } from './assessment-schema.ts';
import { firstProblem } from './json-schema.ts';
import { otherVersionOf } from './schema-version.ts';

/** What the file holds: an assessment, but each waiver beside its result, counts in camelCase, and of evidence whether there is any. */
type Written = Omit<Assessment, 'results' | 'counts' | 'evidence'> & {
  /** Made from the rest. */
  readonly plan?: object;
  readonly evidence?: Partial<NonNullable<Assessment['evidence']>> & { readonly bundle: boolean };
  readonly results: readonly (Omit<AssessedResult, 'waiver'> & { readonly waiver?: object })[];
  readonly counts: { readonly pass: number; readonly fail: number; readonly unknown: number } & {
    readonly notApplicable: number;
    readonly waived: number;
  };
};

const notJson: Text = {
  en: 'not JSON; give a file that comply scan --format json wrote',
  ja: 'JSONではない。comply scan --format json が書き出したファイルを指定すること',
};

/**
 * Reads back what the JSON reporter wrote.
 * @throws InputError when it is not JSON, not an assessment, or of a version this program does not know.
 */
export function readAssessment(file: string, text: string): Assessment {
  const value = parse(file, text);
  const shown = otherVersionOf(value);
  if (shown !== undefined) {
    throw new InputError(
      { file },
      {
        en: `the assessment has schema version ${shown}; this comply reads version 1`,
        ja: `判定結果のスキーマバージョンは ${shown}。このバージョンのcomplyが読み取れるのは 1`,
      },
    );
  }
  const found = firstProblem(assessmentSchema, value);
  if (found) throw notAssessment(file, found.place, found.problem);
  const written = value as Written;
  refuseForeignWaiver(file, written);
  return restore(written);
}

/** A finding whose waiver is none of the file's would be read as one that nobody accepted. */
function refuseForeignWaiver(file: string, { waivers, results }: Written): void {
  const known = new Set(waivers.map((waiver) => JSON.stringify(waiver)));
  const index = results.findIndex(({ waiver }) => waiver !== undefined && !known.has(JSON.stringify(waiver)));
  if (index !== -1) throw notAssessment(file, `/results/${index}/waiver`, foreignWaiver);
}

const foreignWaiver: Text = { en: 'is none of the waivers', ja: 'waivers の中にない' };

function notAssessment(file: string, place: string, problem: Text): InputError {
  return new InputError(
    { file },
    {
      en: `not an assessment of comply scan --format json: ${place} ${problem.en}`,
      ja: `comply scan --format json の判定結果ではない: ${place} ${problem.ja}`,
    },
  );
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError({ file }, notJson);
  }
}

function restore({ results, counts, evidence, plan: _, ...rest }: Written): Assessment {
  const positions = new Map(rest.waivers.map((waiver, index) => [JSON.stringify(waiver), index]));
  const { notApplicable, ...others } = counts;
  return {
    ...rest,
    ...(evidence?.bundle === true &&
      evidence.signature && {
        evidence: {
          signature: evidence.signature,
          pseudonymised: evidence.pseudonymised ?? [],
          ...(evidence.pseudonymKey !== undefined && { pseudonymKey: evidence.pseudonymKey }),
        },
      }),
    results: results.map(({ waiver, ...result }): AssessedResult => {
      const position = waiver && positions.get(JSON.stringify(waiver));
      return position === undefined ? result : { ...result, waiver: position };
    }),
    counts: { ...others, 'not-applicable': notApplicable },
  };
}

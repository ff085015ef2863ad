import type { CheckResult, Verification, VerificationFigures, VerificationProblem } from '../../model/verification.ts';
import { printableJson } from '../printable.ts';

/** What was checked, for a program, as the JSON Schema describes it: one line a check. */
export function* reportVerificationJson(verification: Verification): Iterable<string> {
  const { schemaVersion, kind, run, manifestSha256, checks, exitCode } = verification;
  yield `{\n"schemaVersion": ${printableJson(schemaVersion)},\n"kind": ${printableJson(kind)},\n`;
  if (run) yield `"run": ${printableJson(shapeRun(run))},\n`;
  if (manifestSha256 !== undefined) yield `"manifestSha256": ${printableJson(manifestSha256)},\n`;
  yield '"checks": [\n';
  for (const [index, check] of checks.entries()) {
    yield `${printableJson(shapeCheck(check))}${index === checks.length - 1 ? '' : ','}\n`;
  }
  yield `],\n"exitCode": ${exitCode}\n}\n`;
}

function shapeRun({ id, seq, organization, startedAt, finishedAt, asOf }: NonNullable<Verification['run']>): object {
  return { id, seq, organization, startedAt, finishedAt, asOf };
}

function shapeCheck({ check, status, blocked, note, problems, problemCount, figures }: CheckResult): object {
  return {
    check,
    status,
    blocked,
    note: note && { en: note.en, ja: note.ja },
    problemCount,
    problems: problems.map(shapeProblem),
    figures: shapeFigures(figures),
  };
}

function shapeProblem({ code, text, file, line }: VerificationProblem): object {
  return { code, file, line, text: { en: text.en, ja: text.ja } };
}

/** By name, so that the order never depends on which part of a check said it first. */
function shapeFigures(figures: VerificationFigures): object {
  return Object.fromEntries(Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)));
}

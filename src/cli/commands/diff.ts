import { resolve } from 'node:path';
import { diffAssessments } from '../../assess/diff.ts';
import { loadShippedCatalog } from '../../catalog/load.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Diff } from '../../model/diff.ts';
import type { Text } from '../../model/text.ts';
import { loadSchemas } from '../../providers/index.ts';
import type { DiffReportOptions } from '../../report/diff/text.ts';
import { inChunks } from '../../text/in-chunks.ts';
import type { DiffOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openAssessment } from '../open-assessment.ts';
import { readFormatFiles } from '../output-files.ts';
import { type ProseFormat, proseFormats } from '../printed-formats.ts';
import { namingOf, refuseOtherNaming } from '../pseudonyms.ts';
import { replaceFile } from '../replace-file.ts';
import { ruleNames } from '../rule-names.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';

/** Says of what two saved assessments differ; with `--exit-code` 1 where something is new. Throws InputError. */
export async function diff(files: readonly [string, string], options: DiffOptions, io: Io): Promise<ExitCode> {
  const outputs = readFormatFiles(options.output ?? [], { formats: proseFormats, stem: 'diff' });
  const [old, now] = [openAssessment(files[0], io.cwd).assessment, openAssessment(files[1], io.cwd).assessment];
  refuseOthers(files, [old, now]);
  const nameOf = ruleNames(await loadShippedCatalog(loadSchemas));
  const found = diffAssessments({ old, new: now, nameOf });
  const printing = { ...reportOptions(io, options, languageOf(io)), version: readTool().version };
  for (const { format, file } of outputs) {
    const pieces = inChunks(await piecesOf(found, format, { ...printing, color: 0 }));
    await replaceFile({ file, place: resolve(io.cwd, file) }, pieces);
  }
  for (const piece of inChunks(await piecesOf(found, options.format, printing))) await io.stdout.write(piece);
  return options.exitCode === true && found.newFindings > 0 ? exitCodes.gate : exitCodes.ok;
}

/** What is said of the one with pseudonyms, of two of the new one, unless only the old one lacks its key. */
function refuseOthers(files: readonly [string, string], [old, now]: readonly [Assessment, Assessment]): void {
  const [before, after] = [namingOf(old), namingOf(now)];
  const isOfOld = after.by === 'names' || (before.by === 'pseudonyms' && before.key === undefined);
  const [file, naming, other] = isOfOld ? [files[0], before, after] : [files[1], after, before];
  refuseOtherNaming({ file, naming, other, mixed, otherKey });
}

const mixed: Text = {
  en: 'this one has pseudonyms and the other has names, so that no result of one could be found in the other; compare two with names, or two that were pseudonymised with the same key',
  ja: 'こちらは仮名、もう一方は実名のため、同じリソースの結果を対応させられない。実名どうし、または同じ鍵で仮名化したものどうしを比較すること',
};

const otherKey: Text = {
  en: 'this one was pseudonymised with another key than the other, so that no result of one could be found in the other; compare two that were pseudonymised with the same key',
  ja: 'もう一方とは別の鍵で仮名化されているため、同じリソースの結果を対応させられない。同じ鍵で仮名化したものどうしを比較すること',
};

async function piecesOf(found: Diff, format: ProseFormat, options: DiffReportOptions): Promise<Iterable<string>> {
  if (format === 'json') return (await import('../../report/diff/json.ts')).reportDiffJson(found);
  if (format === 'markdown') return (await import('../../report/diff/markdown.ts')).reportDiffMarkdown(found, options);
  return (await import('../../report/diff/text.ts')).reportDiffText(found, options);
}

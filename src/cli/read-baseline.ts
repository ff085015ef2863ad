import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { toBaseline } from '../assess/baseline.ts';
import type { CliMessages } from '../i18n/cli.en.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Catalog } from '../model/catalog.ts';
import { InputError, UsageError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { printable, printableShort } from '../report/printable.ts';
import type { Io } from './io.ts';
import { openAssessment } from './open-assessment.ts';
import { type Naming, namingOf, refuseOtherNaming } from './pseudonyms.ts';
import { ruleNames } from './rule-names.ts';

export interface BaselineRequest {
  readonly file: string;
  /** What this scan will write. */
  readonly outputs: readonly { readonly file: string }[];
  readonly catalog: Pick<Catalog, 'rules'>;
  /** What this scan will call resources by. */
  readonly naming: Naming;
  /** Whose scan this is; undefined: nobody says. */
  readonly organization: string | undefined;
  readonly t: CliMessages['scan'];
}

/**
 * Reads what the gate is held against, and says on stderr where that was not whole: what it did not see counts as new.
 * @throws UsageError where this scan would write over it; InputError for a file that is no assessment, and for one of another organisation or in which no finding could have the name it has here
 */
export async function readBaseline(request: BaselineRequest, io: Io): Promise<Baseline> {
  const { file, outputs, catalog, naming: other, organization, t } = request;
  if (outputs.some((output) => placeOf(output.file, io.cwd) === placeOf(file, io.cwd))) throw overwritten(file);
  const { assessment, sha256 } = openAssessment(file, io.cwd);
  refuseOthersOwn(file, assessment.organization, organization);
  const mixed = other.by === 'names' ? onlyPseudonyms : onlyNames;
  refuseOtherNaming({ file, naming: namingOf(assessment), other, mixed, otherKey });
  const shown = { file: printable(file), unknown: assessment.counts.unknown };
  const { interrupted, complete } = assessment.run;
  if (interrupted) await io.stderr.write(`comply: ${t.baselineInterrupted(shown)}\n`);
  else if (!complete || shown.unknown > 0) await io.stderr.write(`comply: ${t.baselineIncomplete(shown)}\n`);
  return toBaseline({ assessment, sha256, nameOf: ruleNames(catalog) });
}

/** Where a file is, by whatever link. */
function placeOf(file: string, cwd: string): string {
  const place = resolve(cwd, file);
  return existsSync(place) ? realpathSync(place) : place;
}

/** What breaks the gate today would be in the baseline tomorrow, and the gate hold though nobody has done anything. */
function overwritten(file: string): UsageError {
  return new UsageError({
    en: `--baseline and -o both name ${printable(file)}: what is new in this scan would be known to the next; write to another file, and put it in place once the gate holds`,
    ja: `--baseline と -o がどちらも ${printable(file)} を指している。今回の新規の検出事項が次回は既知になってしまう。別のファイルに書き出し、ゲートを満たしてから置き換えること`,
  });
}

/** A name that two organisations use would be known in one because it failed in the other. */
function refuseOthersOwn(file: string, owner: string | undefined, organization: string | undefined): void {
  if (owner === undefined || organization === undefined || owner === organization) return;
  const [theirs, ours] = [printableShort(owner), printableShort(organization)];
  throw new InputError(
    { file },
    {
      en: `this baseline is of ${theirs}, and this scan of ${ours}: give an assessment of the same organisation (a new name needs a new baseline)`,
      ja: `このベースラインは「${theirs}」のもの、今回のスキャンは「${ours}」のものである。同じ組織の判定結果を指定すること（組織名を変えた場合はベースラインも作り直すこと）`,
    },
  );
}

const onlyNames: Text = {
  en: 'this baseline has names, and with --pseudonymise names this scan has pseudonyms: give the assessment of a scan that was pseudonymised with the same key',
  ja: 'このベースラインは実名、今回のスキャンは --pseudonymise names による仮名である。同じ鍵で仮名化したスキャンの判定結果を指定すること',
};

const onlyPseudonyms: Text = {
  en: 'this baseline has pseudonyms, and this scan has names: add --evidence and --pseudonymise names with the same key, or give the assessment of a scan without',
  ja: 'このベースラインは仮名、今回のスキャンは実名である。同じ鍵で --evidence と --pseudonymise names を指定するか、仮名化していないスキャンの判定結果を指定すること',
};

const otherKey: Text = {
  en: 'this baseline was pseudonymised with another key than this scan will be, so that none of its findings could be found here: name its key with --redaction-key, or give the assessment of a scan with this one',
  ja: 'このベースラインは今回のスキャンとは別の鍵で仮名化されており、検出事項を対応させられない。ベースラインの鍵を --redaction-key で指定するか、今回と同じ鍵で仮名化したスキャンの判定結果を指定すること',
};

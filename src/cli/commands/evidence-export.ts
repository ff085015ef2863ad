import { resolve } from 'node:path';
import { exportControl } from '../../evidence/export/export-control.ts';
import { type OpenBundle, openBundle } from '../../evidence/export/open-bundle.ts';
import type { ControlPlace } from '../../evidence/export/select-control.ts';
import { controlMessagesIn } from '../../i18n/control.ts';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { renderControlFolder } from '../../report/control/render-folder.ts';
import { printable, printableShort } from '../../report/printable.ts';
import { readStoredAssessment } from '../../report/stored-assessment.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { ExportOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { chosenLanguage } from '../language.ts';
import { languageOf } from '../settings.ts';

/**
 * Writes the folder for one control of a bundle: pages, workbooks, records and their proof. In the language asked for by
 * `--lang` or `COMPLY_LANG`, else in both.
 */
export async function exportEvidence(
  folder: string,
  options: Pick<ExportOptions, 'control' | 'out'>,
  io: Io,
): Promise<ExitCode> {
  const selector = readSelector(options.control);
  const bundle = await openBundle(resolve(io.cwd, folder), readStoredAssessment);
  const asked = chosenLanguage(io.argv, io.env);
  const dossier = await exportControl({
    bundle,
    place: findControl(bundle, selector),
    out: resolve(io.cwd, options.out),
    render: (selected) => renderControlFolder(selected, asked),
  });
  const language = languageOf(io);
  const { results, population, records, control } = dossier;
  const line = controlMessagesIn(language).written({
    citation: printableShort(control.citation[language]),
    folder: printable(options.out),
    findings: results.fail.total,
    unknown: results.unknown.total,
    resources: population.total,
    records: records.total,
  });
  await io.stderr.write(`${line}\n`);
  return exitCodes.ok;
}

interface Selector {
  readonly text: string;
  readonly framework: string;
  readonly control: string;
}

function readSelector(text: string): Selector {
  const [, framework, control] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (framework !== undefined && control !== undefined) return { text, framework, control };
  throw new UsageError({
    en: `--control ${text}: name a framework and a control, as in hipaa:164.312(b)`,
    ja: `--control ${text}: hipaa:164.312(b) のように、フレームワークと項目を指定すること`,
  });
}

/** A control by its id, or by its citation as readers know it. */
function findControl({ assessment }: OpenBundle, { text, framework: wanted, control: name }: Selector): ControlPlace {
  const ids = assessment.frameworks.map(({ id }) => id);
  const framework = assessment.frameworks.find(({ id }) => id === wanted);
  if (!framework) {
    const list = ids.join(', ');
    const hint = didYouMean(wanted, ids, { en: `; it has ${list}`, ja: `。バンドルにあるもの: ${list}` });
    throw unknownControl(text, {
      en: `the bundle has no framework '${wanted}'${hint.en}`,
      ja: `バンドルにフレームワーク '${wanted}' はない${hint.ja}`,
    });
  }
  const control = framework.controls.find(
    ({ id, citation }) => id === name || citation.en === name || citation.ja === name,
  );
  if (control) return { framework, control };
  const hint = didYouMean(
    name,
    framework.controls.map(({ id }) => id),
    { en: `; see comply frameworks show ${wanted}`, ja: `。comply frameworks show ${wanted} を参照` },
  );
  throw unknownControl(text, {
    en: `${wanted} (${framework.edition}) has no '${name}'${hint.en}`,
    ja: `${wanted}（${framework.edition}）に '${name}' はない${hint.ja}`,
  });
}

function unknownControl(text: string, { en, ja }: Text): UsageError {
  return new UsageError({ en: `--control ${text}: ${en}`, ja: `--control ${text}: ${ja}` });
}

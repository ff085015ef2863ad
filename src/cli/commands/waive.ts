import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EditedFile } from '../../config/append-item.ts';
import { appendWaiver, type NewWaiver, nameWaiversFile } from '../../config/append-waiver.ts';
import { parseWaivers } from '../../config/parse-waivers.ts';
import type { WaiveMessages } from '../../i18n/waive.en.ts';
import { waiveMessagesIn } from '../../i18n/waive.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import { printableShort } from '../../report/printable.ts';
import { dayIn, daysBetween } from '../../text/day.ts';
import { parseYaml } from '../../yaml/parse.ts';
import type { WaiveOptions } from '../command-options.ts';
import { readEdited, writeEdited } from '../edited-file.ts';
import type { Io } from '../io.ts';
import { openAssessment } from '../open-assessment.ts';
import { loadCatalogOf, type OpenedConfig, openConfig } from '../open-config.ts';
import { languageOf } from '../settings.ts';
import { readWaiver } from '../waive/read-waiver.ts';
import { tryWaiver } from '../waive/try-waiver.ts';

const [longestDays, shownAtMost] = [366, 5];

/**
 * Appends one waiver to the file that comply.yaml names, comments kept; where it names none, makes one and names it. All
 * is read and checked before the first of the two files is written, and each is written in one step.
 * @throws UsageError for a flag, InputError for a file; nothing is changed then
 */
export async function waive(rule: string, options: WaiveOptions, io: Io): Promise<void> {
  const files = openFiles(options, io);
  const { parsed, config, path, waivers } = files;
  const catalog = await loadCatalogOf(files, io);
  const { timeZone } = parsed.config;
  const today = dayIn(io.now().toISOString(), timeZone);
  const waiver = readWaiver(rule, options, { catalog, today });
  const t = waiveMessagesIn(languageOf(io, parsed.config.language));
  const trial = options.assessment === undefined ? [] : describeTrial(options.assessment, { waiver, catalog, io, t });
  const existing = parseWaivers(parseYaml(waivers.file, waivers.text), waivers.file);
  const twin = existing.find(({ place: _, ...other }) => isDeepStrictEqual(other, waiver));
  // A second try after comply.yaml could not be written has only that left to do.
  if (twin && files.isNamed) {
    throw new UsageError({
      en: `${twin.place}: it stands there already`,
      ja: `${twin.place}: 同じ例外承認がすでにある`,
    });
  }
  const changed = twin ? undefined : appendWaiver(waivers, waiver);
  const named = files.isNamed ? undefined : nameWaiversFile(config, path);
  if (changed)
    await writeEdited({ file: waivers.file, text: changed.text }, files.isNew ? undefined : waivers.text, io.cwd);
  if (named !== undefined) await writeEdited({ file: config.file, text: named }, config.text, io.cwd);
  const lines = [
    t.added({
      place: changed ? `${waivers.file}:${changed.line}` : (twin?.place ?? waivers.file),
      rule: waiver.rule,
      resources: waiver.resources.map((glob) => printableShort(glob)).join(', '),
      until: waiver.expires,
      timeZone,
    }),
    ...(named === undefined ? [] : [t.named({ config: config.file, path })]),
    ...trial,
  ];
  await io.stdout.write(`${lines.join('\n')}\n`);
  for (const warning of warningsOf(waiver, today, t)) await io.stderr.write(`comply: ${warning}\n`);
}

function warningsOf({ expires, type, compensating }: NewWaiver, today: string, t: WaiveMessages): readonly string[] {
  const days = daysBetween(today, expires);
  return [
    ...(days > longestDays ? [t.long({ days })] : []),
    ...(type === 'addressable-not-reasonable' && compensating === undefined ? [t.noAlternative] : []),
  ];
}

interface Files extends OpenedConfig {
  /** Of the waivers, as comply.yaml names it or will. */
  readonly path: string;
  readonly isNamed: boolean;
  /** There is no file of waivers yet. */
  readonly isNew: boolean;
  readonly waivers: EditedFile;
}

function openFiles(options: WaiveOptions, { cwd }: Io): Files {
  const opened = openConfig(options, cwd);
  const { parsed, folder } = opened;
  const usual = existsSync(resolve(cwd, folder, 'compliance')) ? 'compliance/waivers.yaml' : 'waivers.yaml';
  const path = parsed.waivers?.path ?? usual;
  const shown = isAbsolute(path) ? path : join(folder, path);
  const found = readEdited(shown, cwd);
  const waivers = found ?? { file: shown, text: '' };
  return { ...opened, path, isNamed: parsed.waivers !== undefined, isNew: found === undefined, waivers };
}

interface TrialContext {
  readonly waiver: NewWaiver;
  readonly catalog: Catalog;
  readonly io: Io;
  readonly t: WaiveMessages;
}

/** What it takes in of an assessment. Throws UsageError where that is nothing. */
function describeTrial(file: string, { waiver, catalog, io, t }: TrialContext): readonly string[] {
  const { findings, rules, everyOne } = tryWaiver(waiver, openAssessment(file, io.cwd).assessment, catalog);
  if (findings.length === 0) {
    throw new UsageError({
      en: `it matches no finding of ${file}; check the rule and --resource, or leave out --assessment`,
      ja: `${file} に該当する検出事項がない。ルールと --resource を見直すか、--assessment を外すこと`,
    });
  }
  const names = [...new Set(findings.map(({ resource }) => resource.name))];
  const shown = names.slice(0, shownAtMost).map((name) => printableShort(name));
  return [
    t.matches({
      findings: findings.length,
      rules: rules.length,
      shown: shown.join(', '),
      more: names.length - shown.length,
    }),
    ...(everyOne.length > 0 ? [t.everyOne({ rules: everyOne.slice(0, shownAtMost).join(', ') })] : []),
  ];
}

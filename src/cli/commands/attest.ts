import { isAbsolute, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chooseFrameworks } from '../../assess/choose-frameworks.ts';
import { appendAttestation, type NewAttestation } from '../../config/append-attestation.ts';
import type { EditedFile } from '../../config/append-item.ts';
import { nameRecordsFolder, usualRecords } from '../../config/name-records.ts';
import { isSameStatement, parseAttestations } from '../../config/parse-attestations.ts';
import type { AttestMessages } from '../../i18n/attest.en.ts';
import { attestMessagesIn } from '../../i18n/attest.ts';
import { UsageError } from '../../model/errors.ts';
import { printable, printableShort } from '../../report/printable.ts';
import { dayIn, daysBetween } from '../../text/day.ts';
import { visibleOf } from '../../text/visible.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { describeReach, findLimit } from '../attest/describe-reach.ts';
import { findAttested } from '../attest/find-attested.ts';
import { readAttestation } from '../attest/read-attestation.ts';
import type { AttestOptions } from '../command-options.ts';
import { readEdited, writeEdited } from '../edited-file.ts';
import type { Io } from '../io.ts';
import { loadCatalogOf, type OpenedConfig, openConfig } from '../open-config.ts';
import { languageOf } from '../settings.ts';

const longestDays = 366;

/**
 * Appends one attestation to the file in the records folder that comply.yaml names, comments kept; where it names none, makes
 * one and names it. All is read and checked before the first of the two files is written, and each is written in one step.
 * @throws UsageError for a flag, InputError for a file; nothing is changed then
 */
export async function attest(name: string, options: AttestOptions, io: Io): Promise<void> {
  const files = openFiles(options, io);
  const { parsed, config, path, records, attestations } = files;
  const catalog = await loadCatalogOf(files, io);
  const { timeZone } = parsed.config;
  const today = dayIn(io.now().toISOString(), timeZone);
  const language = languageOf(io, parsed.config.language);
  const t = attestMessagesIn(language);
  const chosen = chooseFrameworks(catalog.frameworks, parsed.config);
  const subject = findAttested(name, catalog, chosen);
  const attestation = readAttestation(options, { subject, today, records, cwd: io.cwd });
  const existing = parseAttestations(parseYaml(attestations.file, attestations.text), attestations.file);
  const twin = existing.find(({ place: _, ...other }) => isDeepStrictEqual(other, attestation));
  // A second try after comply.yaml could not be written has only that left to do.
  if (twin && files.isNamed) {
    throw new UsageError({ en: `${twin.place}: it stands there already`, ja: `${twin.place}: 同じ表明がすでにある` });
  }
  const other = existing.find((one) => isSameStatement(one, attestation));
  if (other && !twin) {
    throw new UsageError({
      en: printable(
        `${other.place}: ${attestation.person} attested that on ${attestation.date} already; change it there, or attest it as of another day with --date`,
      ),
      ja: printable(
        `${other.place}: ${attestation.person}による${attestation.date}付の表明がすでにある。そこを直すか、--date で別の日付にすること`,
      ),
    });
  }
  const changed = twin ? undefined : appendAttestation(attestations, attestation);
  const named = files.isNamed ? undefined : nameRecordsFolder(config, path);
  if (changed) {
    const read = files.isNew ? undefined : attestations.text;
    await writeEdited({ file: attestations.file, text: changed.text }, read, io.cwd);
  }
  if (named !== undefined) await writeEdited({ file: config.file, text: named }, config.text, io.cwd);
  const place = changed ? `${attestations.file}:${changed.line}` : (twin?.place ?? attestations.file);
  const reach = { subject, catalog, chosen, language, t };
  const limit = findLimit(reach);
  const lines = [
    ...describeAdded(attestation, { place, timeZone, t }),
    ...(named === undefined ? [] : [t.named({ config: config.file, path })]),
    ...(limit?.movesNone ? [] : [describeReach(reach)]),
  ];
  await io.stdout.write(`${lines.join('\n')}\n`);
  const warnings = [...(limit ? [limit.text] : []), ...warningsOf(attestation, t)];
  for (const warning of warnings) await io.stderr.write(`comply: ${warning}\n`);
}

interface AddedContext {
  readonly place: string;
  readonly timeZone: string;
  readonly t: AttestMessages;
}

function describeAdded(attestation: NewAttestation, { place, timeZone, t }: AddedContext): readonly string[] {
  const { control, safeguard = '', person, date, validUntil, evidence = [], signedOff } = attestation;
  const subject = control ?? safeguard;
  return [
    t.added({ place, subject, person: printableShort(person), from: date, until: validUntil, timeZone }),
    ...evidence.map(({ file, sha256 }) =>
      file === undefined ? t.hash({ sha256 }) : t.document({ name: printableShort(file), sha256 }),
    ),
    ...(signedOff ? [t.signedOff({ by: printableShort(signedOff.by), date: signedOff.date })] : []),
  ];
}

function warningsOf(attestation: NewAttestation, t: AttestMessages): readonly string[] {
  const { person, date, validUntil, signedOff } = attestation;
  const days = daysBetween(date, validUntil);
  return [
    ...(days > longestDays ? [t.long({ days })] : []),
    ...(signedOff ? [] : [t.unsigned]),
    ...(signedOff && isSameName(person, signedOff.by) ? [t.selfSigned({ by: printableShort(person) })] : []),
  ];
}

/** However wide and spaced it is written, and whatever is hidden in it. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => visibleOf(name.normalize('NFKC')).toLowerCase());
  return a === b;
}

interface Files extends OpenedConfig {
  /** Of the records folder, as comply.yaml names it or will. */
  readonly path: string;
  /** The same from where the command runs. */
  readonly records: string;
  readonly isNamed: boolean;
  /** There is no file of attestations yet. */
  readonly isNew: boolean;
  readonly attestations: EditedFile;
}

function openFiles(options: AttestOptions, { cwd }: Io): Files {
  const opened = openConfig(options, cwd);
  const [first] = opened.parsed.records;
  const path = first?.path ?? usualRecords;
  const records = isAbsolute(path) ? path : join(opened.folder, path);
  const file = join(records, 'attestations.yaml');
  const found = readEdited(file, cwd);
  const attestations = found ?? { file, text: '' };
  return { ...opened, path, records, isNamed: first !== undefined, isNew: found === undefined, attestations };
}

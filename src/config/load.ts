import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Attestation } from '../model/attestation.ts';
import type { Config, PackReference } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Waiver } from '../model/waiver.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { attestedAt } from './check-declared.ts';
import { checkVendors } from './check-vendors.ts';
import { completeRecords } from './complete-records.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { findDocument } from './find-document.ts';
import { type FileReference, parseConfig } from './parse.ts';
import { parsePlacedAttestations } from './parse-attestations.ts';
import { joinCosts, parseCosts } from './parse-costs.ts';
import { findPacks } from './parse-packs.ts';
import { joinResponsibilities, parseResponsibilities } from './parse-responsibilities.ts';
import { parseWaivers } from './parse-waivers.ts';
import { readRegister } from './read-register.ts';

/**
 * Reads a config with its waivers and attestations. `file` is relative to `cwd`; what it names is relative to its own
 * folder. What only the catalog can check is left to `checkConfig`.
 * @throws InputError at the place that is wrong; for a file that is not there, at the key that names it.
 */
export function loadConfig(file: string, cwd: string): Config {
  const parsed = parseConfig(readYaml(file, cwd, { file }));
  const folder = dirname(file);
  const folders = parsed.records.map((records) => openRecords(records, folder, cwd));
  const attested = folders.flatMap(loadAttestations);
  return {
    ...parsed.config,
    targets: completeRecords(parsed.config.targets, folder),
    waivers: parsed.waivers ? loadWaivers(parsed.waivers, folder, cwd) : [],
    attestations: attested.map(({ attestation }) => attestation),
    ...loadDeclared(folders),
    places: {
      ...parsed.config.places,
      ...Object.fromEntries(attested.map(({ subject }, index) => [attestedAt(index), subject])),
    },
  };
}

/** The packs that a config names, and nothing else of it. Throws InputError. */
export function loadPackReferences(file: string, cwd: string): readonly PackReference[] {
  return findPacks(readYaml(file, cwd, { file }));
}

function loadWaivers({ path, place }: FileReference, folder: string, cwd: string): readonly Waiver[] {
  return parseWaivers(readYaml(from(folder, path), cwd, place), path);
}

/** A records folder that is there. */
interface RecordsFolder {
  /** As comply.yaml names it. */
  readonly path: string;
  /** Relative to `cwd`, as messages show it. */
  readonly shown: string;
  /** Absolute. */
  readonly home: string;
}

function openRecords({ path, place }: FileReference, folder: string, cwd: string): RecordsFolder {
  const shown = from(folder, path);
  const home = resolve(cwd, shown);
  if (statSync(home, { throwIfNoEntry: false })?.isDirectory()) return { path, shown, home };
  throw new InputError(place, { en: `there is no folder '${shown}'`, ja: `フォルダー '${shown}' がない` });
}

/** The attestations of a records folder, which may have none, each with what became of its documents. */
function loadAttestations(
  records: RecordsFolder,
): readonly { readonly attestation: Attestation; readonly subject: Place }[] {
  const document = readRecords(records, 'attestations.yaml');
  if (document === undefined) return [];
  const placed = parsePlacedAttestations(document, join(records.path, 'attestations.yaml'));
  return placed.map(({ subject, attestation: { evidence, ...rest } }) => ({
    subject,
    attestation: { ...rest, ...(evidence && { evidence: evidence.map((one) => findDocument(one, records.home)) }) },
  }));
}

/** Who does what part of a control, and what safeguards cost. */
function loadDeclared(folders: readonly RecordsFolder[]): Pick<Config, 'responsibilities' | 'costs'> {
  const read = (name: string) => folders.flatMap((records) => readRecords(records, name) ?? []);
  const parts = read('responsibilities.yaml').map(parseResponsibilities);
  const responsibilities = joinResponsibilities(parts);
  const named = parts
    .flat()
    .flatMap(({ vendor, vendorPlace }) => (vendor && vendorPlace ? [{ vendor, place: vendorPlace }] : []));
  if (named.length > 0) checkVendors(named, read('vendors.yaml'));
  const costs = joinCosts(read('costs.yaml').flatMap((document) => parseCosts(document) ?? []));
  return { ...(responsibilities.length > 0 && { responsibilities }), ...(costs && { costs }) };
}

/** One file of a records folder, where it is there. */
function readRecords({ shown, home }: RecordsFolder, name: string): Yaml | undefined {
  return readRegister(home, name, join(shown, name))?.document;
}

function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** Reads one YAML file; `named` is what the user must mend when it cannot be read. */
function readYaml(file: string, cwd: string, named: Place): Yaml {
  return parseYaml(file, decodeUtf8(readBytes(file, cwd, named), { file }));
}

function readBytes(file: string, cwd: string, named: Place): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const problem = explain(code, file, named);
    throw problem ? new InputError(named, problem) : error;
  }
}

function explain(code: unknown, file: string, named: Place): Text | undefined {
  switch (code) {
    case 'ENOENT':
      return named.file === file
        ? { en: 'no such file', ja: 'ファイルがない' }
        : { en: `there is no file '${file}'`, ja: `ファイル '${file}' がない` };
    case 'EISDIR':
      return { en: `'${file}' is a folder; name a file`, ja: `'${file}' はフォルダー。ファイルを指定すること` };
    case 'EACCES':
      return {
        en: `'${file}' may not be read; check its permissions`,
        ja: `'${file}' を読み取れない。アクセス権を確認すること`,
      };
    default:
      return undefined;
  }
}

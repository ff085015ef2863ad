import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Config, PackReference } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Attestation, Waiver } from '../model/waiver.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { type FileReference, parseConfig } from './parse.ts';
import { parseAttestations } from './parse-attestations.ts';
import { findPacks } from './parse-packs.ts';
import { parseWaivers } from './parse-waivers.ts';

/**
 * Reads a config with its waivers and attestations. `file` is relative to `cwd`; what it names is relative to its own
 * folder. What only the catalog can check is left to `checkConfig`.
 * @throws InputError at the place that is wrong; for a file that is not there, at the key that names it.
 */
export function loadConfig(file: string, cwd: string): Config {
  const parsed = parseConfig(readYaml(file, cwd, { file }));
  const folder = dirname(file);
  return {
    ...parsed.config,
    waivers: parsed.waivers ? loadWaivers(parsed.waivers, folder, cwd) : [],
    attestations: parsed.records.flatMap((records) => loadAttestations(records, folder, cwd)),
  };
}

/** The packs that a config names, and nothing else of it. Throws InputError. */
export function loadPackReferences(file: string, cwd: string): readonly PackReference[] {
  return findPacks(readYaml(file, cwd, { file }));
}

function loadWaivers({ path, place }: FileReference, folder: string, cwd: string): readonly Waiver[] {
  return parseWaivers(readYaml(from(folder, path), cwd, place), path);
}

/** The attestations of a records folder, which may have none. */
function loadAttestations({ path, place }: FileReference, folder: string, cwd: string): readonly Attestation[] {
  const shown = from(folder, path);
  const absolute = resolve(cwd, shown);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(place, { en: `there is no folder '${shown}'`, ja: `フォルダー '${shown}' がない` });
  }
  const file = join(shown, 'attestations.yaml');
  if (!existsSync(resolve(cwd, file))) return [];
  return parseAttestations(readYaml(file, cwd, place), join(path, 'attestations.yaml'));
}

function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** Reads one YAML file; `named` is what the user must mend when it cannot be read. */
function readYaml(file: string, cwd: string, named: Place): Yaml {
  return parseYaml(file, readText(file, cwd, named));
}

function readText(file: string, cwd: string, named: Place): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
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

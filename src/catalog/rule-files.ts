import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { isIdPart } from '../text/rule-id.ts';

/** One file under `rules/`. */
export interface RuleFile {
  /** Under the folder it was found in, with `/`: `aws/s3/encryption.yaml`. */
  readonly path: string;
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
}

/** Files larger than this are refused before they are read. The greatest catalog is a fifth of it. */
const maximumBytes = 4 * 1024 * 1024;

/**
 * Reads every YAML file under a folder, in code-unit order of their paths.
 * @param shown How messages name the folder.
 * @throws InputError where the folder or a file cannot be read.
 */
export function readRuleFiles(directory: string, shown = directory): readonly RuleFile[] {
  return listPaths(directory, shown).map((path) => readRuleFile(join(directory, path), path, `${shown}/${path}`));
}

/**
 * Whether nothing under a folder has changed since a file was written, by the times of the file system: much less to ask than to
 * read it all. What is not certain is false.
 */
export function isOlder(directory: string, file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined || !statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return false;
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return ['', ...entries].every((entry) => {
    const changed = statSync(join(directory, entry), { throwIfNoEntry: false })?.mtimeMs;
    return changed !== undefined && changed < made;
  });
}

function listPaths(directory: string, shown: string): readonly string[] {
  let entries: string[];
  try {
    entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const code = codeOf(error);
    const en = `no folder of rules can be read here${code.en}`;
    throw new InputError({ file: shown }, { en, ja: `ルールのフォルダーとして読み取れない${code.ja}` });
  }
  const paths = entries.map((entry) => entry.split('\\').join('/'));
  const misnamed = paths.find((path) => path.endsWith('.yml'));
  if (misnamed !== undefined) {
    const ja = '読み込むには拡張子を .yaml に変えること';
    throw new InputError({ file: `${shown}/${misnamed}` }, { en: 'rename it to .yaml to have it read', ja });
  }
  return paths.filter((path) => path.endsWith('.yaml')).sort();
}

/** Reads one file. */
export function readRuleFile(place: string, path: string, file: string): RuleFile {
  try {
    if (statSync(place).size <= maximumBytes) return { path, file, text: readFileSync(place, 'utf8') };
  } catch (error) {
    const code = codeOf(error);
    throw new InputError({ file }, { en: `the file cannot be read${code.en}`, ja: `ファイルを読み取れない${code.ja}` });
  }
  const limit = `${maximumBytes / 1024} KB`;
  const ja = `ファイルが ${limit} を超えている。分割すること`;
  throw new InputError({ file }, { en: `the file is over ${limit}; split it`, ja });
}

/**
 * The path of a rule that a user points at, from which its id is made: the last three parts where there are as many,
 * fewer where one before is no part of an id (`/tmp/Work/s3/naming.yaml` is `s3/naming`).
 */
export function nameRuleFile(place: string, least = 1): string {
  const parts = place.split(/[\\/]/).filter((part) => part !== '');
  const wanted = Math.max(least, 3);
  const last = parts.slice(-wanted);
  const strange = last.slice(0, -least).findLastIndex((part) => !isIdPart(part));
  return last.slice(strange + 1).join('/');
}

/** Why the system refused, to stand behind a message: ` (EACCES)`. */
export function codeOf(error: unknown): Text {
  if (!(error instanceof Error && 'code' in error)) return { en: '', ja: '' };
  return { en: ` (${String(error.code)})`, ja: `（${String(error.code)}）` };
}

/** sha256 over paths and texts, each preceded by its length so that no two sets of files look alike. */
export function digestFiles(files: readonly RuleFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    hash.update(`${path.length}:${path}${text.length}:`).update(text);
  }
  return hash.digest('hex');
}

import * as fs from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { maximumRuleBytes } from './parse-rule.ts';
import { codeOf, type RuleFile } from './rule-files.ts';

/** What of a stranger's folder is read at most. Our own catalog has 700 rules in 3.3 MB, the largest of them 20 KB. */
const packLimits = {
  files: 2000,
  bytes: 8 * 1024 * 1024,
  fileBytes: maximumRuleBytes,
  entries: 10_000,
  depth: 8,
};

/**
 * Reads every YAML file of a pack, in code-unit order of their paths. Names that begin with a dot are passed over, files of
 * other kinds are not read, and links are refused: what is read lies in the folder.
 * @param shown How messages name the folder.
 * @throws InputError where something cannot be read, or is more than a pack may be.
 */
export function readPackFiles(directory: string, shown = directory): readonly RuleFile[] {
  const paths = listPaths(directory, shown);
  let bytes = 0;
  return paths.map((path) => {
    const file = `${shown}/${path}`;
    const text = readBounded(join(directory, path), file);
    bytes += Buffer.byteLength(text);
    if (bytes > packLimits.bytes) throw tooMuch(shown, `${packLimits.bytes / 1024 / 1024} MB`);
    return { path, file, text };
  });
}

function listPaths(directory: string, shown: string): readonly string[] {
  const [folders, paths] = [[''], [] as string[]];
  let entries = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(join(directory, folder), `${shown}/${folder}`.replace(/\/$/, ''))) {
      entries += 1;
      if (entries > packLimits.entries) throw tooMuch(shown, `${packLimits.entries} entries`);
      if (entry.name.startsWith('.')) continue;
      const path = folder + entry.name;
      const file = `${shown}/${path}`;
      if (entry.isDirectory()) folders.push(deeper(`${path}/`, file));
      else if (entry.isSymbolicLink()) throw new InputError({ file }, linked);
      else if (path.endsWith('.yaml')) paths.push(path);
      else if (/\.ya?ml$/i.test(path)) throw new InputError({ file }, misnamed);
      if (paths.length > packLimits.files) throw tooMuch(shown, `${packLimits.files} files`);
    }
  }
  return paths.sort();
}

function* entriesOf(place: string, file: string): Iterable<fs.Dirent> {
  let folder: fs.Dir | undefined;
  try {
    folder = fs.opendirSync(place);
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) yield entry;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable(file, error);
  } finally {
    folder?.closeSync();
  }
}

function deeper(path: string, file: string): string {
  if (path.split('/').length <= packLimits.depth + 1) return path;
  throw new InputError({ file }, { en: 'lies too deep for a pack', ja: 'パックのフォルダーの階層が深すぎる' });
}

/** Opened once, and asked what it is: nothing that waits for a writer, and nothing that a link stands for. */
function readBounded(place: string, file: string): string {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
  let handle: number | undefined;
  try {
    handle = fs.openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const found = fs.fstatSync(handle);
    if (!found.isFile()) throw new InputError({ file }, noFile);
    if (found.size > packLimits.fileBytes) throw tooMuch(file, `${packLimits.fileBytes / 1024} KB`);
    return fs.readFileSync(handle, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable(file, error);
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

function unreadable(file: string, error: unknown): InputError {
  const code = codeOf(error);
  return new InputError(
    { file },
    {
      en: `cannot be read${code.en}; see whether it is there, and its permissions`,
      ja: `読み取れない${code.ja}。有無とアクセス権を確認すること`,
    },
  );
}

function tooMuch(file: string, limit: string): InputError {
  const ja = `パックとして読み取れる上限（${limit}）を超えている`;
  return new InputError({ file }, { en: `is more than a pack may be (${limit})`, ja });
}

const linked: Text = {
  en: 'is a link; a pack holds files and folders alone',
  ja: 'シンボリックリンクである。パックに置けるのはファイルとフォルダーだけである',
};
const misnamed: Text = { en: 'rename it to .yaml to have it read', ja: '読み込むには拡張子を .yaml に変えること' };
const noFile: Text = { en: 'is not a regular file', ja: '通常のファイルではない' };

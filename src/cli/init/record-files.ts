import { join } from 'node:path';
import { configName } from '../../config/find-config.ts';
import { nameRecordsFolder, usualRecords } from '../../config/name-records.ts';
import { initMessagesIn } from '../../i18n/init.ts';
import { recordTemplatesIn } from '../../i18n/record-templates.ts';
import type { Language } from '../../model/text.ts';
import { writeEdited } from '../edited-file.ts';
import type { Io } from '../io.ts';
import { openConfig } from '../open-config.ts';
import { languageOf } from '../settings.ts';
import { isFileThere } from './existing.ts';
import { type NewFile, writeFiles } from './write-files.ts';

/** The files of a records folder, each a template whose entries are comments. `folder` is how messages name it. */
function recordFiles(folder: string, language: Language): readonly NewFile[] {
  return Object.entries(recordTemplatesIn(language)).map(([name, text]) => ({ file: join(folder, name), text }));
}

/** Those of them that are missing. What is there may be filled in, and is never written over. Throws InputError for a folder. */
export function missingRecords(folder: string, language: Language, cwd: string): readonly NewFile[] {
  return recordFiles(folder, language).filter(({ file }) => !isFileThere(file, cwd));
}

/**
 * Puts the templates that are missing into the records folder of the comply.yaml that is here, and names the folder there, its
 * comments kept, where nothing does. No file that is there is written over. Throws InputError; nothing is written then.
 */
export async function addRecords(io: Io): Promise<void> {
  const { config, parsed } = openConfig({ config: configName }, io.cwd);
  const language = languageOf(io, parsed.config.language);
  const t = initMessagesIn(language);
  const [first] = parsed.records;
  const path = first?.path ?? usualRecords;
  const named = first === undefined ? nameRecordsFolder(config, path) : undefined;
  const missing = missingRecords(path, language, io.cwd);
  await writeFiles(missing, io.cwd);
  if (named !== undefined) await writeEdited({ file: config.file, text: named }, config.text, io.cwd);
  const lines = [
    ...missing.map(({ file }) => t.wrote({ file })),
    ...(named === undefined ? [] : [t.namesRecords({ file: config.file, path })]),
  ];
  await io.stdout.write(`${(lines.length > 0 ? lines : [t.allThere({ folder: path })]).join('\n')}\n`);
}

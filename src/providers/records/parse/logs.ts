import { readWords } from '../../../config/read-word.ts';
import type { LogRecord } from '../../../model/records.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { readFields } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';
import { compact, readInterval, readMaybe, readPath, readRecords, refuseTwice, type Source } from './read-record.ts';

/** Reads `logs.yaml`. Throws InputError. */
export function parseLogs(source: Source): readonly LogRecord[] {
  const seen = new Set<string>();
  return readRecords(source, (node, place) => {
    const fields = readFields(node, ['name', 'file', 'takenOn', 'system'], ['schema', 'every']);
    const log: LogRecord = compact({
      place,
      name: readWords(fields.get('name')),
      file: readPath(fields.get('file')),
      takenOn: readDay(fields.get('takenOn')),
      system: readWords(fields.get('system')),
      schema: readMaybe(fields.find('schema'), readPath),
      schemaAt: readMaybe(fields.find('schema'), placeOf),
      every: readMaybe(fields.find('every'), readInterval),
    });
    refuseTwice(seen, log.name, fields.get('name'), {
      en: `a sample named '${log.name}'`,
      ja: `サンプル名 '${log.name}' `,
    });
    return log;
  });
}

function placeOf({ place: { line = 1, column = 1 } }: Yaml): NonNullable<LogRecord['schemaAt']> {
  return { line, column };
}

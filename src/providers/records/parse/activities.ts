import { readWords } from '../../../config/read-word.ts';
import { type ActivityRecord, activityKinds, activityResults } from '../../../model/records.ts';
import { readFields, readWord } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';
import {
  compact,
  readCount,
  readDocument,
  readEnd,
  readInterval,
  readMaybe,
  readRecords,
  refuseTwice,
  type Source,
} from './read-record.ts';

const optional = ['result', 'findingsOpen', 'every', 'document', 'participants', 'due'];

/** Reads `activities.yaml`. Throws InputError. */
export function parseActivities(source: Source): readonly ActivityRecord[] {
  const seen = new Set<string>();
  return readRecords(source, (node, place) => {
    const fields = readFields(node, ['kind', 'date', 'by', 'scope'], optional);
    const date = readDay(fields.get('date'));
    const activity: ActivityRecord = compact({
      place,
      kind: readWord(fields.get('kind'), activityKinds),
      date,
      by: readWords(fields.get('by')),
      scope: readWords(fields.get('scope')),
      result: readMaybe(fields.find('result'), (value) => readWord(value, activityResults)),
      findingsOpen: readMaybe(fields.find('findingsOpen'), readCount),
      every: readMaybe(fields.find('every'), readInterval),
      document: readMaybe(fields.find('document'), readDocument),
      participants: readMaybe(fields.find('participants'), readCount),
      due: readMaybe(fields.find('due'), (value) => readEnd(value, date)),
    });
    const { kind, scope } = activity;
    refuseTwice(seen, JSON.stringify([kind, date, scope]), node, {
      en: `an activity of kind ${kind} on ${date} with the scope '${scope}'`,
      ja: `種類 ${kind}・実施日 ${date}・範囲 '${scope}' の記録`,
    });
    return activity;
  });
}

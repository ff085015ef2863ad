import { type ActivityKind, activityKinds, activityResults } from '../../model/records.ts';
import type { Field, ResourceSchema } from '../schema.ts';
import { readCalls } from './calls.ts';
import { activityTitles } from './kind-titles.ts';
import { costing, count, day, documentFields, flag, lastDay, orNull, place, source, text } from './shared-fields.ts';

const fields: Readonly<Record<string, Field>> = {
  Declared: {
    ...flag,
    doc: { en: 'false: the folder has no record of one that took place', ja: 'falseは実施の記録なし' },
  },
  Date: orNull({
    ...day,
    doc: { en: 'of the latest record of the scope', ja: '対象範囲の直近の記録の実施日' },
  }),
  Due: orNull({ ...lastDay, derived: 'the day the record gives, or its date and its interval' }),
  By: orNull(text),
  Scope: orNull(text),
  Result: orNull({ type: 'string', enum: activityResults }),
  FindingsOpen: orNull(count),
  Participants: orNull(count),
  ...documentFields,
  Place: orNull(place),
  Count: { ...count, doc: { en: 'how many took place in the scope', ja: '対象範囲での実施の件数' } },
};

export function activityType(kind: ActivityKind): string {
  return `records/activity/${kind}`;
}

/** What was done of each kind: a resource for the latest record of each scope. */
export const activitySchemas: readonly ResourceSchema[] = activityKinds.map((kind) => ({
  type: activityType(kind),
  title: activityTitles[kind],
  scope: 'account',
  list: [],
  source,
  fields: costing(readCalls.activities, fields),
}));

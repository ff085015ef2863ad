import { type PolicyKind, policyKinds } from '../../model/records.ts';
import type { Field, ResourceSchema } from '../schema.ts';
import { readCalls } from './calls.ts';
import { policyTitles } from './kind-titles.ts';
import { costing, day, documentFields, flag, lastDay, orNull, place, source, text } from './shared-fields.ts';

const fields: Readonly<Record<string, Field>> = {
  Declared: {
    ...flag,
    doc: { en: 'false: the folder has none of this kind', ja: 'falseは記録フォルダーに該当なし' },
  },
  Title: orNull(text),
  Owner: orNull(text),
  Version: orNull(text),
  ApprovedBy: orNull(text),
  ApprovedOn: orNull(day),
  ReviewedOn: orNull({
    type: 'time',
    doc: { en: 'the later of its approval and its last review', ja: '承認日と直近の見直し日のうち遅い方' },
  }),
  ReviewDue: orNull({ ...lastDay, derived: 'ReviewedOn and the interval of reviews' }),
  ...documentFields,
  Place: orNull(place),
};

export function policyType(kind: PolicyKind): string {
  return `records/policy/${kind}`;
}

/** Policies and procedures of each kind. They are alike, and rules differ by what a framework asks for. */
export const policySchemas: readonly ResourceSchema[] = policyKinds.map((kind) => ({
  type: policyType(kind),
  title: policyTitles[kind],
  scope: 'account',
  list: [],
  source,
  fields: costing(readCalls.policies, fields),
}));

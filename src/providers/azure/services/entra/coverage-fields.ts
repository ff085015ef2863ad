import type { Field } from '../../../schema.ts';
import { conditionalAccess } from './calls.ts';

/** What a set of policies of conditional access, taken together, asks of some people: the members of it. */
export const coverageFields: Readonly<Record<string, Field>> = {
  policies: {
    type: 'list',
    items: { type: 'string' },
    doc: {
      en: 'names of the policies that are enforced and ask it',
      ja: '該当する条件付きアクセスポリシー（有効なもの）の名前',
    },
  },
  uncovered: {
    type: 'list',
    items: { type: 'string' },
    doc: { en: 'of whom no policy asks it', ja: 'いずれのポリシーの対象でもない者' },
  },
  excluded: { type: 'list', items: { type: 'string' }, derived: 'the exclusions as texts, of roles the names' },
  exclusions: {
    type: 'list',
    doc: {
      en: 'who and what may get past all of these policies together',
      ja: 'これらのポリシーを合わせても対象から外れ得るもの',
    },
    items: {
      type: 'object',
      fields: {
        kind: {
          type: 'string',
          enum: ['user', 'group', 'role', 'guests', 'application', 'location', 'platform', 'device'],
        },
        id: { type: 'string', derived: 'in lower case; of a filter its rule' },
      },
    },
  },
};

/** An attribute of the tenant that conditional access decides. */
export function coverage(derived: string): Field {
  return { type: 'object', from: [conditionalAccess], derived, fields: coverageFields };
}

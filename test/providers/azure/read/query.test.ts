import { describe, expect, it } from 'vitest';
import { collectors } from '../../../../src/providers/azure/collectors.ts';
import { writeQuery } from '../../../../src/providers/azure/read/query.ts';
import { type Table, tables } from '../../../../src/providers/azure/read/table.ts';
import { readQuery } from '../../../support/azure-graph/read-query.ts';

const entries = collectors.flatMap(({ inventory }) => inventory);
const wanted = [...new Set(entries.map(({ table }) => table))];

describe('a query', () => {
  it.each(wanted)('of all that is wanted of %s is one that Resource Graph takes', (table) => {
    const own = entries.filter((entry) => entry.table === table);
    const text = writeQuery(table, own);
    const { where, columns } = readQuery(text);
    expect(columns).toEqual(tables[table]);
    for (const { type, where: narrowed } of own) {
      if (narrowed === undefined) expect(where({ type })).toBe(true);
      expect(where({ type: `${type}/other` })).toBe(false);
    }
  });

  it('is the same whatever the order, and names a type once', () => {
    const table: Table = 'resources';
    const [a, b] = [{ type: 'microsoft.acme/a' }, { type: 'microsoft.acme/b', where: "kind =~ 'x'" }];
    const text = writeQuery(table, [a, b, a, b]);
    expect(text).toBe(writeQuery(table, [b, a]));
    expect(text).toMatch(
      /^resources \| where type in~ \('microsoft\.acme\/a'\) or \(type =~ 'microsoft\.acme\/b' and kind =~ 'x'\) \| project id, .+ \| order by id asc$/,
    );
  });
});

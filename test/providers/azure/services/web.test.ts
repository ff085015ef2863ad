import { beforeEach, describe, expect, it } from 'vitest';
import { type AzureRow, type AzureWorld, loadAzureWorld } from '../../../support/azure-world.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../../../support/collect-azure.ts';

const world = loadAzureWorld('base', 'web/compliant');
const wanted = new Map([...everythingOfAzure].filter(([type]) => type === 'azure/web/site-config'));

beforeEach(isolateAzure);

/** The world with the rows of the table of configurations changed. */
function changed(change: (row: AzureRow['row']) => AzureRow['row']): AzureWorld {
  const rows = world.rows.map(({ table, row }) => ({
    table,
    row: table === 'appserviceresources' ? change(row) : row,
  }));
  return { ...world, rows };
}

describe('the configuration of an app', () => {
  it('is the same under either name of its type', async () => {
    const named = changed((row) => ({ ...row, type: `${String(row.type)}/web` }));
    const one = await collectAzure(world, { wanted });
    const other = await collectAzure(named, { wanted });
    const told = ({ resources }: typeof one) => resources.map(({ id, attributes }) => [id, attributes]).sort();
    expect(one.resources.length).toBeGreaterThan(0);
    expect(told(other)).toEqual(told(one));
  });

  it('is not that of its logs', async () => {
    const logs = changed((row) => ({ ...row, id: String(row.id).replace(/web$/, 'logs') }));
    const { resources, listings } = await collectAzure(logs, { wanted });
    expect(resources).toEqual([]);
    expect(listings).toMatchObject([{ complete: true }]);
  });
});

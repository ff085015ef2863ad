import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/providers/azure/read/graph-page.ts';
import { secretSchema } from '../../../../src/providers/azure/services/keyvault/object-schema.ts';
import { shapeObject } from '../../../../src/providers/azure/services/keyvault/secrets.ts';
import { type AzureWorld, joinWorlds, loadAzureWorld } from '../../../support/azure-world.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../../../support/collect-azure.ts';

const world = loadAzureWorld('base', 'keyvault/compliant');
const everything = new Map([...everythingOfAzure].filter(([type]) => type.startsWith('azure/keyvault/')));

beforeEach(isolateAzure);

/** The world where the control plane tells what it never does. */
function leaking(): AzureWorld {
  const answers = world.answers.map((answer) => {
    if (!answer.path.toLowerCase().endsWith('/secrets')) return answer;
    return { ...answer, body: answer.body.replaceAll('"contentType"', '"value": "hunter2", "contentType"') };
  });
  return joinWorlds([{ ...world, answers }]);
}

describe('a secret', () => {
  it('has no attribute that could hold its value', () => {
    expect(Object.keys(secretSchema.fields).sort()).toEqual(['created', 'enabled', 'exp', 'id', 'name', 'vaultName']);
  });

  it('is never kept with its value, even if Azure told it', async () => {
    const { resources, calls, listings } = await collectAzure(leaking(), { wanted: everything });
    expect(resources.some(({ type }) => type === 'azure/keyvault/secret')).toBe(true);
    expect(JSON.stringify([resources, calls, listings])).not.toContain('hunter2');
  });

  it('is listed once for each vault, though keys ask as well whether they are of certificates', async () => {
    const { calls } = await collectAzure(world, { wanted: everything });
    const lists = calls.filter(({ call }) => call === 'arm:Microsoft.KeyVault/vaults/secrets');
    expect(lists).toHaveLength(2);
  });
});

describe('keys', () => {
  it('never expire where their attributes have no date, and are not known to where they have no attributes', () => {
    const vault = world.rows.map(({ row }) => row as unknown as Row)[0] as Row;
    expect(shapeObject(vault, { id: 'k', name: 'k', properties: { attributes: { enabled: true } } }).exp).toBeNull();
    expect(shapeObject(vault, { id: 'k', name: 'k', properties: {} }).exp).toBeUndefined();
    expect(shapeObject(vault, { id: 'k', name: 'k' }).exp).toBeUndefined();
  });

  it('are read without secrets where no rule asks whether they are of certificates', async () => {
    const wanted = new Map([['azure/keyvault/key', new Set(['name', 'exp', 'enabled'])]]);
    const { resources, calls } = await collectAzure(world, { wanted });
    expect(resources.map(({ name }) => name).sort()).toEqual(['portal', 'records', 'signing']);
    const asked = new Set(calls.map(({ call }) => call).filter((call) => call.startsWith('arm:Microsoft.KeyVault')));
    expect(asked).toEqual(new Set(['arm:Microsoft.KeyVault/vaults/keys']));
    expect(calls.filter(({ call }) => call === 'arm:Microsoft.KeyVault/vaults/keys')).toHaveLength(2);
  });
});

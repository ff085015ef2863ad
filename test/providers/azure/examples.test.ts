import { existsSync, readdirSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { azureSchemas } from '../../../src/providers/azure/collectors.ts';
import { exampleFolder, readExample, wantedOf, worldOf } from '../../support/azure-example.ts';
import { collectAzure, isolateAzure } from '../../support/collect-azure.ts';

/** Members that were there and did not fit, as `path: value`. */
const misfits = vi.hoisted(() => [] as string[]);

// What is left out and what does not fit have the same cause; only here, where both are at hand, can they be told apart.
vi.mock('../../../src/providers/shape.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../../src/providers/shape.ts')>();
  const shapeFields: typeof original.shapeFields = (fields, answer, origin) => {
    const shaped = original.shapeFields(fields, answer, origin);
    for (const path of Object.keys({ ...shaped.unread, ...shaped.partial })) {
      const value = memberAt(answer, path);
      if (value !== undefined && value !== null) misfits.push(`${path}: ${JSON.stringify(value)}`);
    }
    return shaped;
  };
  return { ...original, shapeFields };
});

function memberAt(answer: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
    .reduce((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], answer);
}

beforeEach(() => {
  isolateAzure();
  misfits.length = 0;
});

const isThere = existsSync(exampleFolder);
if (!isThere) console.log(`no examples are read: ${exampleFolder} is not there`);

const files = isThere
  ? readdirSync(exampleFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
  : [];
const examples = files.flatMap((name) => {
  const example = readExample(name);
  return example && wantedOf(example).size > 0 ? [{ name, example }] : [];
});

/** Facts of our own that an example leaves open, as it leaves out what they are made of. */
const leftOpen: Readonly<Record<string, readonly string[]>> = {
  // No account of them says whether it logs content.
  'Microsoft.CognitiveServices/Accounts_List.json': ['contentLogging'],
  'Microsoft.Compute/Disks_List.json': ['unattachedSince'],
  'Microsoft.ContainerService/ManagedClusters_List.json': ['nodeOSUpgradeChannel'],
  'Microsoft.DocumentDB/DatabaseAccounts_List.json': ['zoneRedundantLocations'],
  'Microsoft.OperationalInsights/Workspaces_List.json': ['dailyQuotaGb'],
  'Microsoft.RecoveryServices/Vaults_ListBySubscriptionId.json': [
    'immutabilityState',
    'multiUserAuthorization',
    'softDeleteRetentionDays',
    'softDeleteState',
    'storageRedundancy',
    'storedRegions',
  ],
  'Microsoft.Sql/Servers_List.json': ['minimalTlsVersion'],
  'Microsoft.Storage/StorageAccounts_List.json': ['ipRulesPrefixLength'],
};

describe.skipIf(!isThere)('an answer as Microsoft shows it', () => {
  it('is read in part: the others are of types that no rule reads', () => {
    const read = new Set(examples.map(({ name }) => name));
    console.log(`not read: ${files.filter((name) => !read.has(name)).join(', ')}`);
    expect(read.size).toBeGreaterThan(20);
  });

  it.each(examples)('$name is read without a member that does not fit', async ({ name, example }) => {
    const { resources, listings } = await collectAzure(worldOf(example), { wanted: wantedOf(example) });
    expect(resources.length).toBeGreaterThan(0);
    expect(listings.filter(({ cause }) => cause?.kind === 'schema-mismatch')).toEqual([]);
    expect(misfits).toEqual([]);
    const open = resources.flatMap(({ type, unread }) => {
      const fields = azureSchemas.find((schema) => schema.type === type)?.fields;
      return Object.entries(unread)
        .filter(([path, { kind }]) => kind === 'schema-mismatch' && fields?.[path]?.derived !== undefined)
        .map(([path]) => path);
    });
    // A later version of a reader may leave fewer open.
    expect(leftOpen[name] ?? []).toEqual(expect.arrayContaining([...new Set(open)]));
  });
});

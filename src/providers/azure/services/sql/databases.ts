import type { Context } from '../../collector.ts';
import { geoBackupLocation } from '../../derive/geo-backup.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { longestPeriodDays } from '../../derive/retention-period.ts';
import { readBody } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { propertiesOf } from '../../read/whole-list.ts';
import type { Body } from '../../send/api.ts';
import { apiVersion } from './api-version.ts';
import { databaseCalls, databaseEntry, databaseSchema as schema } from './database-schema.ts';

export async function collectDatabases(context: Context): Promise<void> {
  await listInventory(context, {
    entry: databaseEntry,
    shape: shapeDatabase,
    details: ({ id }) =>
      Promise.all(
        parts.map(([name, call, shape]) =>
          readBody(context, { schema, call, subject: id, path: `${id}/${name}?api-version=${apiVersion}`, shape }),
        ),
      ),
  });
}

function shapeDatabase({ id, name, location, sku, properties }: Row): Body {
  return {
    ...properties,
    id: lowerId(id),
    name: qualifiedName(id, name),
    serverId: /^.+\/servers\/[^/]+(?=\/databases\/)/.exec(id.toLowerCase())?.[0],
    location,
    edition: sku?.tier,
    geoBackupLocation: geoBackupLocation(location, properties?.currentBackupStorageRedundancy),
  };
}

/** A name is one of many of a server. Of an id that has none it stands alone. */
function qualifiedName(id: string, name: string): string {
  const server = /\/servers\/([^/]+)\/databases\//i.exec(id)?.[1];
  return server === undefined ? name : `${server}/${name}`;
}

/** What one GET each tells of a database. */
const parts: readonly (readonly [path: string, call: string, shape: (body: Body) => Body])[] = [
  [
    'transparentDataEncryption/current',
    databaseCalls.encryption.call,
    (body) => ({ encryptionState: propertiesOf(body).state }),
  ],
  [
    'backupShortTermRetentionPolicies/default',
    databaseCalls.shortTerm.call,
    (body) => ({ shortTermRetentionDays: propertiesOf(body).retentionDays }),
  ],
  [
    'backupLongTermRetentionPolicies/default',
    databaseCalls.longTerm.call,
    (body) => ({ longTermRetentionDays: longTermDays(propertiesOf(body)) }),
  ],
];

function longTermDays({ weeklyRetention, monthlyRetention, yearlyRetention }: Body): number | undefined {
  return longestPeriodDays([weeklyRetention, monthlyRetention, yearlyRetention]);
}

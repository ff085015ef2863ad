import { createCertificate } from '../../support/certificate.ts';
import { seedContact } from './seed/account.ts';
import { seedCertificates } from './seed/acm.ts';
import { seedApis } from './seed/apis.ts';
import { seedDistribution } from './seed/cloudfront.ts';
import { seedTrails } from './seed/cloudtrail.ts';
import { seedConfig } from './seed/config.ts';
import { seedKubernetes, seedRepository, seedTasks } from './seed/containers.ts';
import { seedCaches, seedSearch, seedTables, seedWarehouse } from './seed/databases.ts';
import { seedDetection } from './seed/detection.ts';
import { seedInstances } from './seed/ec2.ts';
import { seedLoadBalancers } from './seed/elbv2.ts';
import { seedIdentities } from './seed/iam.ts';
import { seedKeys } from './seed/kms.ts';
import { seedFunction } from './seed/lambda.ts';
import { deliverAccessLog, seedLogs } from './seed/logs.ts';
import { seedBedrock, seedSageMaker } from './seed/models.ts';
import { seedGuardrails, seedOrganization } from './seed/organizations.ts';
import { seedQueues } from './seed/queues.ts';
import { seedDatabases } from './seed/rds.ts';
import { seedAccountBlock, seedBuckets } from './seed/s3.ts';
import { seedDocuments, seedSecret } from './seed/secrets.ts';
import { type Base, given, type Settings, settingsFor } from './seed/settings.ts';
import { seedBackups, seedFileSystems, seedTransfer } from './seed/storage.ts';
import { seedPermissionSet, seedPools } from './seed/users.ts';
import { seedNetwork } from './seed/vpc.ts';
import { seedFirewall } from './seed/wafv2.ts';

const certificate = createCertificate({ subject: 'acme.example', key: 'rsa2048', names: ['acme.example'] });

/** Fills an empty emulator with a few of each kind that collectors read, some as they should be and some not. */
export async function seedAccount(endpoint: string): Promise<void> {
  const settings = settingsFor(endpoint);
  const [key] = await seedKeys(settings);
  // A flow log is refused where its bucket is not there yet.
  await seedBuckets(settings, given(key, 'key'));
  const base: Base = {
    key: given(key, 'key'),
    role: await seedIdentities(settings, certificate),
    certificate: await seedCertificates(settings, certificate),
    network: await seedNetwork(settings),
  };
  await seedAccountBlock(settings);
  await seedTrails(settings, base.key);
  await seedLogs(settings, base.key);
  await seedConfig(settings, base.role);
  await seedContact(settings);
  await seedInstances(settings, base);
  await seedFirewall(settings, await seedLoadBalancers(settings, base));
  await seedApis(settings, base);
  await deliverAccessLog(settings, await seedDistribution(settings));
  await seedStores(settings, base);
  await seedRepository(settings);
  await seedTasks(settings, base);
  await seedKubernetes(settings, base);
  await seedFunction(settings, base);
  await seedBedrock(settings, base);
  await seedSageMaker(settings, base);
  await seedDetection(settings);
  await seedPools(settings);
  await seedPermissionSet(settings);
  const [delegate] = await seedOrganization(settings, ['security']);
  await seedGuardrails(settings, given(delegate, 'account'));
}

async function seedStores(settings: Settings, base: Base): Promise<void> {
  await seedTables(settings);
  await seedDatabases(settings, base);
  await seedCaches(settings);
  await seedSearch(settings);
  await seedWarehouse(settings, base);
  await seedQueues(settings, base);
  await seedFileSystems(settings, base);
  await seedBackups(settings, base);
  await seedTransfer(settings);
  await seedSecret(settings);
  await seedDocuments(settings);
}

import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import type { Settings } from './settings.ts';

/** `org` is as it should be; `local` covers one region and is not running. */
export async function seedTrails(settings: Settings, key: string): Promise<void> {
  const cloudtrail = new CloudTrailClient(settings);
  await cloudtrail.send(
    new CreateTrailCommand({
      Name: 'org',
      S3BucketName: 'acme-audit',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      KmsKeyId: key,
    }),
  );
  await cloudtrail.send(new StartLoggingCommand({ Name: 'org' }));
  await cloudtrail.send(
    new PutEventSelectorsCommand({
      TrailName: 'org',
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
    }),
  );
  await cloudtrail.send(
    new PutInsightSelectorsCommand({ TrailName: 'org', InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }),
  );
  await cloudtrail.send(new CreateTrailCommand({ Name: 'local', S3BucketName: 'acme-data-1' }));
}

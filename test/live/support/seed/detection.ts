import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { EnableCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import { EnableMacieCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { account, type Settings } from './settings.ts';

/** GuardDuty, Security Hub, Inspector and Macie, all on. */
export async function seedDetection(settings: Settings): Promise<void> {
  await new GuardDutyClient(settings).send(new CreateDetectorCommand({ Enable: true }));
  await new SecurityHubClient(settings).send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
  await new Inspector2Client(settings).send(
    new EnableCommand({ accountIds: [account], resourceTypes: ['EC2', 'ECR', 'LAMBDA'] }),
  );
  await new Macie2Client(settings).send(new EnableMacieCommand({ status: 'ENABLED' }));
}

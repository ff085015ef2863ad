import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { given, region, type Settings } from './settings.ts';

/** An organisation with these further accounts; returns their ids in the same order. */
export async function seedOrganization(settings: Settings, names: readonly string[]): Promise<readonly string[]> {
  const organizations = new OrganizationsClient(settings);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const ids: string[] = [];
  for (const AccountName of names) {
    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({ AccountName, Email: `${AccountName}@acme.example` }),
    );
    ids.push(given(CreateAccountStatus?.AccountId, 'account'));
  }
  return ids;
}

/** A unit that may use one region only, and an account that administers GuardDuty for all. */
export async function seedGuardrails(settings: Settings, delegate: string): Promise<void> {
  const organizations = new OrganizationsClient(settings);
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const root = given(Roots?.[0]?.Id, 'root');
  await organizations.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'workloads' }),
  );
  const statement = {
    Effect: 'Deny',
    NotAction: ['iam:*', 'organizations:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': [region] } },
  };
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: 'one-region',
      Description: 'one region',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
  await organizations.send(
    new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId: OrganizationalUnit?.Id }),
  );
  await organizations.send(
    new RegisterDelegatedAdministratorCommand({ AccountId: delegate, ServicePrincipal: 'guardduty.amazonaws.com' }),
  );
}

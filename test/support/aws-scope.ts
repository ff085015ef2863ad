import type { WorldAnswer } from './aws-world.ts';

/** `ec2:DescribeRegions`: region to its opt-in status. */
export function describeRegions(regions: Readonly<Record<string, string>>): WorldAnswer {
  const items = Object.entries(regions).map(
    ([name, status]) => `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`,
  );
  const body = `<DescribeRegionsResponse><requestId>r</requestId><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`;
  return { call: 'ec2:DescribeRegions', status: 200, body };
}

/** `sts:AssumeRole` for one role: keys that tell whose they are. */
export function assumeRole(role: string, expiration = '2026-11-25T01:00:00Z'): WorldAnswer {
  const [, , , , account = ''] = role.split(':');
  const body = `<AssumeRoleResponse><AssumeRoleResult>
    <Credentials><AccessKeyId>ASIA${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
      <SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials>
    <AssumedRoleUser><Arn>arn:aws:sts::${account}:assumed-role/ComplyAudit/comply</Arn><AssumedRoleId>x</AssumedRoleId></AssumedRoleUser>
  </AssumeRoleResult></AssumeRoleResponse>`;
  return { call: 'sts:AssumeRole', subject: role, status: 200, body };
}

/** One page of `organizations:ListAccounts`. */
export function listAccounts(
  accounts: Readonly<Record<string, string>>,
  { token, next }: { readonly token?: string; readonly next?: string } = {},
): WorldAnswer {
  const Accounts = Object.entries(accounts).map(([Id, Name]) => ({ Id, Name, Status: 'ACTIVE' }));
  return {
    call: 'organizations:ListAccounts',
    ...(token === undefined ? {} : { token }),
    status: 200,
    body: JSON.stringify({ Accounts, ...(next === undefined ? {} : { NextToken: next }) }),
  };
}

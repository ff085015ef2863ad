import type { WorldAnswer } from '../support/aws-world.ts';

/** Those that no account has to enable. */
export const regions = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

const report = Buffer.from(
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,' +
    'mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,' +
    'access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
    'access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,' +
    'cert_2_last_rotated\n' +
    '<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,' +
    'not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
).toString('base64');

/** What an account answers that has nothing in it, where its answer is more than empty lists. */
export const emptyAccount: readonly WorldAnswer[] = [
  {
    call: 'sts:GetCallerIdentity',
    status: 200,
    body:
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/ComplyAudit/acme</Arn>' +
      '<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  },
  {
    call: 'ec2:DescribeRegions',
    status: 200,
    body: `<DescribeRegionsResponse><regionInfo>${regions
      .map((name) => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`)
      .join('')}</regionInfo></DescribeRegionsResponse>`,
  },
  {
    call: 'iam:GenerateCredentialReport',
    status: 200,
    body:
      '<GenerateCredentialReportResponse><GenerateCredentialReportResult><State>COMPLETE</State>' +
      '</GenerateCredentialReportResult></GenerateCredentialReportResponse>',
  },
  {
    call: 'iam:GetCredentialReport',
    status: 200,
    body:
      `<GetCredentialReportResponse><GetCredentialReportResult><Content>${report}</Content>` +
      '<ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-11-25T00:00:00Z</GeneratedTime>' +
      '</GetCredentialReportResult></GetCredentialReportResponse>',
  },
];

/**
 * What the documentation of AWS says a finding must be. There is no schema of ASFF; this is from the API reference of Security
 * Hub (AwsSecurityFinding, Compliance, Recommendation, Resource, StatusReason), its user guide (required top-level
 * attributes; "Other object in ASFF") and the partner guide (guidelines for BatchImportFindings).
 */
// biome-ignore lint/suspicious/noExplicitAny: what was written is read back as anybody would.
export function asffProblems(finding: any): readonly string[] {
  const problems: string[] = [];
  const expectThat = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${finding.GeneratorId}: ${problem}`);
  };
  for (const name of required) expectThat(finding[name] !== undefined, `${name} is required`);
  for (const name of Object.keys(finding)) expectThat(known.has(name), `${name} is not known`);
  for (const [path, value] of textsOf(finding)) {
    expectThat(/\S/.test(value), `${path} is blank`);
    const most = lengths.find(([pattern]) => pattern.test(path))?.[1] ?? Number.POSITIVE_INFINITY;
    expectThat(value.length <= most, `${path} has ${value.length} of ${most} characters`);
  }
  expectThat(finding.SchemaVersion === '2018-10-08', 'SchemaVersion');
  expectThat(/^\d{12}$/.test(finding.AwsAccountId), 'AwsAccountId');
  const arn = /^arn:aws[a-z-]*:securityhub:([a-z0-9-]+):(\d{12}):product\/(\d{12})\/default$/.exec(finding.ProductArn);
  expectThat(arn?.[1] === finding.Region, 'the region of ProductArn');
  expectThat(arn?.[2] === finding.AwsAccountId && arn?.[3] === finding.AwsAccountId, 'the account of ProductArn');
  for (const name of ['CreatedAt', 'UpdatedAt']) {
    expectThat(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(finding[name]), `${name} is no time`);
  }
  expectThat(severities.includes(finding.Severity.Label), 'Severity.Label');
  expectThat(statuses.includes(finding.Compliance.Status), 'Compliance.Status');
  expectThat(finding.Types.length >= 1 && finding.Types.length <= 50, 'Types');
  for (const type of finding.Types) {
    expectThat(/^(Software and Configuration Checks)(\/[^/]+){0,2}$/.test(type), `Types: ${type}`);
  }
  expectThat((finding.Compliance.RelatedRequirements ?? []).length <= 32, 'Compliance.RelatedRequirements');
  expectThat(finding.Resources.length >= 1 && finding.Resources.length <= 32, 'Resources');
  for (const { Partition } of finding.Resources) {
    expectThat(Partition === undefined || partitions.includes(Partition), 'Resources.Partition');
  }
  const fields = Object.keys(finding.ProductFields);
  expectThat(
    fields.length <= 50 && fields.every((key) => key.length <= 128 && !key.startsWith('aws/')),
    'ProductFields',
  );
  expectThat(Buffer.byteLength(JSON.stringify(finding)) <= 240_000, '240 KB');
  return problems;
}

const required = [
  ...['AwsAccountId', 'CreatedAt', 'Description', 'GeneratorId', 'Id', 'ProductArn', 'Resources'],
  ...['SchemaVersion', 'Severity', 'Title', 'Types', 'UpdatedAt'],
];
const known = new Set([
  ...required,
  ...['AwsAccountName', 'Compliance', 'FindingProviderFields', 'ProductFields', 'ProductName', 'RecordState', 'Region'],
  'Remediation',
]);
const severities = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const statuses = ['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE'];
const partitions = ['aws', 'aws-cn', 'aws-us-gov', 'aws-us-iso', 'aws-us-iso-b'];
const lengths: readonly (readonly [RegExp, number])[] = [
  [/^Id$|^GeneratorId$/, 512],
  [/^ProductArn$/, 2048],
  [/^ProductName$/, 128],
  [/^AwsAccountName$/, 50],
  [/Region$/, 16],
  [/^Title$/, 256],
  [/^Description$/, 1024],
  [/^Remediation\.Recommendation\.Text$/, 512],
  [/^ProductFields\./, 2048],
  [/Severity\.Original$/, 64],
  [/^Resources\.\d+\.Type$/, 256],
  [/^Resources\.\d+\.Details\.Other\./, 1023],
];

/** Every text, by its path. */
function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textsOf(member, path === '' ? key : `${path}.${key}`));
}

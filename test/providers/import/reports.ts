/** Small reports as scanners write them, in the shape of each tool's own writer; names and places are ours. */

type Members = Readonly<Record<string, unknown>>;

export const sarif = (...runs: readonly unknown[]): Members => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs,
});

const at = (uri: string, startLine: number, more: Members = {}): Members => ({
  physicalLocation: { artifactLocation: { uri, uriBaseId: 'ROOTPATH' }, region: { startLine, ...more } },
});

/** Trivy (pkg/report/sarif.go): scores at the rules, rules of what was found alone, no invocation and so no time. */
const trivyRule = (id: string, level: string, score: string, word: string): Members => ({
  id,
  name: 'LanguageSpecificPackageVulnerability',
  defaultConfiguration: { level },
  properties: { precision: 'very-high', 'security-severity': score, tags: ['vulnerability', 'security', word] },
});
const trivyResult = (ruleId: string, ruleIndex: number, level: string): Members => ({
  ruleId,
  ruleIndex,
  level,
  message: { text: `Package: left-pad\nInstalled Version: 1.0.0\nVulnerability ${ruleId}` },
  locations: [at('package-lock.json', 12, { startColumn: 1, endLine: 12, endColumn: 1 })],
});
export const trivy: Members = sarif({
  tool: {
    driver: {
      fullName: 'Trivy Vulnerability Scanner',
      informationUri: 'https://github.com/aquasecurity/trivy',
      name: 'Trivy',
      version: '0.68.1',
      rules: [
        trivyRule('CVE-2026-0001', 'error', '9.8', 'CRITICAL'),
        trivyRule('CVE-2026-0002', 'error', '7.5', 'HIGH'),
        trivyRule('CVE-2026-0003', 'warning', '5.5', 'MEDIUM'),
        trivyRule('CVE-2026-0004', 'note', '0.0', 'UNKNOWN'),
      ],
    },
  },
  results: [
    trivyResult('CVE-2026-0002', 1, 'error'),
    trivyResult('CVE-2026-0001', 0, 'error'),
    trivyResult('CVE-2026-0002', 1, 'error'),
    trivyResult('CVE-2026-0003', 2, 'warning'),
    trivyResult('CVE-2026-0004', 3, 'note'),
  ],
  columnKind: 'utf16CodeUnits',
});

/** Grype (grype/presenter/sarif/presenter.go): scores at the rules, no level, where it lies in the image twice. */
const grypeResult = (ruleId: string): Members => ({
  ruleId,
  message: { text: 'The path reports a vulnerable package' },
  locations: [
    {
      ...at('image/etc/apk', 1, { startColumn: 1, endLine: 1, endColumn: 1 }),
      logicalLocations: [{ name: 'etc/apk', fullyQualifiedName: 'acme/portal@sha256:0a:etc/apk' }],
    },
  ],
});
export const grype: Members = sarif({
  tool: {
    driver: {
      name: 'Grype',
      version: '0.104.0',
      informationUri: 'https://github.com/anchore/grype',
      rules: [
        { id: 'CVE-2026-0101-openssl', name: 'ApkMatcherExactDirectMatch', properties: { 'security-severity': '9.8' } },
        { id: 'CVE-2026-0102-zlib', name: 'ApkMatcherExactDirectMatch', properties: { 'security-severity': '3.1' } },
      ],
    },
  },
  results: [grypeResult('CVE-2026-0102-zlib'), grypeResult('CVE-2026-0101-openssl')],
});

/** Snyk (src/lib/formatters/open-source-sarif-output.ts): a run for each project; older ones write no score. */
const snykRun = (found: readonly (readonly [id: string, level: string, score?: string])[], uri: string): Members => ({
  tool: {
    driver: {
      name: 'Snyk Open Source',
      semanticVersion: '1.1301.0',
      informationUri: 'https://docs.snyk.io/',
      rules: found.map(([id, , score]) => ({
        id,
        properties: { tags: ['security', 'npm'], ...(score && { 'security-severity': score }) },
      })),
    },
  },
  automationDetails: { id: 'Snyk/Open Source/acme' },
  results: found.map(([ruleId, level]) => ({ ruleId, level, message: { text: '' }, locations: [at(uri, 1)] })),
});
export const snyk: Members = sarif(
  snykRun(
    [
      ['SNYK-JS-AJV-584908', 'error', '9.8'],
      ['SNYK-JS-BL-608877', 'warning'],
    ],
    'api/package-lock.json',
  ),
  snykRun([['npm:adm-zip:20180415', 'error']], 'web/package-lock.json'),
);

/** What gitleaks found, as it stands in the report's snippet. */
export const leaked = 'AKIA2E0A8F3B244C9986';

/** Gitleaks (report/sarif.go): no level, no score, the secret itself as snippet. */
export const gitleaks: Members = sarif({
  tool: {
    driver: {
      name: 'gitleaks',
      semanticVersion: 'v8.0.0',
      informationUri: 'https://github.com/gitleaks/gitleaks',
      rules: [
        { id: 'aws-access-token', shortDescription: { text: 'AWS' } },
        { id: 'github-pat', shortDescription: { text: 'GitHub' } },
      ],
    },
  },
  results: [
    {
      message: { text: `aws-access-token has detected secret for file src/config.ts.` },
      ruleId: 'aws-access-token',
      locations: [at('src/config.ts', 12, { snippet: { text: leaked } })],
      partialFingerprints: { commitSha: '', email: '', author: '', date: '', commitMessage: '' },
      properties: { tags: [] },
    },
  ],
});

/** Checkov (checkov/common/output/sarif.py): a skipped check is a suppressed result. */
export const checkov: Members = sarif({
  tool: {
    driver: {
      name: 'Checkov',
      version: '3.2.500',
      informationUri: 'https://checkov.io',
      rules: [
        { id: 'CKV_AWS_20', name: 'No public read', defaultConfiguration: { level: 'error' } },
        { id: 'CKV_AWS_18', name: 'Access logging', defaultConfiguration: { level: 'error' } },
      ],
    },
  },
  results: [
    {
      ruleId: 'CKV_AWS_20',
      ruleIndex: 0,
      level: 'error',
      attachments: [],
      message: { text: 'No public read' },
      locations: [at('main.tf', 3)],
    },
    {
      ruleId: 'CKV_AWS_18',
      ruleIndex: 1,
      level: 'warning',
      attachments: [],
      message: { text: 'Access logging' },
      locations: [at('main.tf', 3)],
      suppressions: [{ kind: 'inSource', justification: 'logs go elsewhere' }],
    },
  ],
});

/** Semgrep (cli/src/semgrep/formatter/sarif.py): the level is the rule's; `executionSuccessful` stands beside errors. */
export const semgrep = (errors: readonly Members[] = []): Members =>
  sarif({
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: errors }],
    results: [
      {
        fingerprints: { 'matchBasedId/v1': '0' },
        locations: [at('src/app.py', 7, { snippet: { text: 'eval(x)' } })],
        message: { text: 'eval' },
        properties: {},
        ruleId: 'python.lang.eval',
      },
      {
        locations: [at('src/old.py', 9)],
        message: { text: 'eval' },
        properties: {},
        ruleId: 'python.lang.eval',
        suppressions: [{ kind: 'inSource' }],
      },
    ],
    tool: {
      driver: {
        name: 'semgrep',
        rules: [
          { id: 'python.lang.eval', defaultConfiguration: { level: 'error' }, properties: { tags: ['security'] } },
          { id: 'python.lang.md5', defaultConfiguration: { level: 'warning' }, properties: { tags: ['security'] } },
        ],
        semanticVersion: '1.140.0',
      },
    },
  });

/** CodeQL: rules in an extension, named by index; where the code came from, and how the run ended. */
export const codeql: Members = sarif({
  tool: {
    driver: { name: 'CodeQL', organization: 'GitHub', semanticVersion: '2.23.0', notifications: [], rules: [] },
    extensions: [
      { name: 'codeql/threat-models', rules: [] },
      {
        name: 'codeql/javascript-queries',
        rules: [
          {
            id: 'js/sql-injection',
            defaultConfiguration: { enabled: true, level: 'error' },
            properties: { 'security-severity': '8.8' },
          },
          {
            id: 'js/log-injection',
            defaultConfiguration: { enabled: true, level: 'error' },
            properties: { 'security-severity': '6.1' },
          },
        ],
      },
    ],
  },
  invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'none', message: { text: '' } }] }],
  versionControlProvenance: [
    {
      repositoryUri: 'https://octocat:s3cret@github.com/acme/portal',
      revisionId: 'd34db33f5a1e0000111122223333444455556666',
      branch: 'refs/heads/main',
    },
  ],
  results: [
    {
      ruleId: 'js/sql-injection',
      rule: { id: 'js/sql-injection', index: 0, toolComponent: { index: 1 } },
      message: { text: 'query' },
      locations: [at('src/db.ts', 40)],
    },
    {
      ruleId: 'js/log-injection',
      rule: { id: 'js/log-injection', index: 1, toolComponent: { index: 1 } },
      message: { text: 'log' },
      locations: [at('src/log.ts', 4)],
    },
  ],
});

/** Bandit's SARIF formatter says when it ended. */
export const bandit = (endTimeUtc: string, results: readonly Members[] = []): Members =>
  sarif({
    tool: { driver: { name: 'Bandit', version: '1.8.0', semanticVersion: '1.8.0', rules: [] } },
    invocations: [{ executionSuccessful: true, endTimeUtc }],
    results,
  });

export interface ProwlerFinding {
  readonly check: string;
  readonly severity: number;
  readonly status?: string;
  readonly muted?: boolean;
  readonly time: number;
}

/** Prowler (prowler/lib/outputs/ocsf/ocsf.py): its time is in seconds. */
export const prowlerFinding = ({ check, severity, status = 'FAIL', muted = false, time }: ProwlerFinding): Members => ({
  message: `${check}: ${status}`,
  metadata: {
    event_code: check,
    product: { name: 'Prowler', uid: 'prowler', vendor_name: 'Prowler', version: '5.13.0' },
    profiles: ['cloud', 'datetime'],
    version: '1.5.0',
  },
  severity_id: severity,
  status: muted ? 'Suppressed' : 'New',
  status_code: status,
  status_id: muted ? 3 : 1,
  activity_id: 1,
  finding_info: { created_time: time, title: check, uid: `prowler-aws-${check}-111122223333-ap-northeast-1-x` },
  resources: [{ uid: 'arn:aws:s3:::acme-portal', name: 'acme-portal', region: 'ap-northeast-1', type: 'AwsS3Bucket' }],
  category_uid: 2,
  class_uid: 2004,
  type_uid: 200401,
  time,
  cloud: { account: { uid: '111122223333' }, provider: 'aws', region: 'ap-northeast-1' },
});

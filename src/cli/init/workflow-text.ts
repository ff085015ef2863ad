import type { InitMessages } from '../../i18n/init.en.ts';
import type { InitPlan } from './plan.ts';

/** Repository variables that the workflow reads. None is a secret: ids, and the name of a role. */
export const workflowVariables = {
  aws: ['COMPLY_AWS_ROLE'],
  azure: ['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_SUBSCRIPTION_ID'],
} as const;

export interface WorkflowInput {
  readonly plan: InitPlan;
  readonly t: InitMessages;
  /** Of comply, which is pinned. */
  readonly version: string;
}

/** Where GitHub looks for it: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export const workflowFile = '.github/workflows/comply.yml';

/**
 * The workflow of docs/ci.md with the npm package in the action's place: signing in by OpenID Connect, the report in the step summary,
 * findings in code scanning, the results as an artifact. The scan is the step that fails; what follows it runs all the same.
 */
export function workflowText({ plan, t, version }: WorkflowInput): string {
  const w = t.workflow;
  const signsIn = plan.aws !== undefined || plan.subscriptions.length > 0;
  return `${[
    ...w.head.map((line) => `# ${line}`),
    'name: comply',
    'on:',
    `  schedule: [{ cron: "17 21 * * *" }] # ${w.schedule}`,
    '  workflow_dispatch:',
    'permissions: {}',
    'jobs:',
    '  scan:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 60',
    '    permissions:',
    '      contents: read',
    ...(signsIn ? [`      id-token: write # ${w.idToken}`] : []),
    `      security-events: write # ${w.securityEvents}`,
    `      actions: read # ${w.actionsRead}`,
    '    steps:',
    '      - uses: actions/checkout@v7',
    '        with: { persist-credentials: false }',
    '      - uses: actions/setup-node@v7',
    '        with: { node-version: 24, package-manager-cache: false }',
    `      - run: npm install --global --ignore-scripts --no-audit --no-fund comply-scan@${version}`,
    ...awsStep(plan),
    ...azureStep(plan),
    '      - name: Scan',
    '        run: |',
    `          mkdir -p ${results}`,
    `          # ${w.exec}`,
    `          exec comply scan --format markdown -o json=${results}/assessment.json -o sarif=${results}/comply.sarif >> "$GITHUB_STEP_SUMMARY"`,
    `      # ${w.sarif}`,
    '      - uses: github/codeql-action/upload-sarif@v4',
    `        if: ${expression(`!cancelled() && hashFiles('${results}/comply.sarif') != ''`)}`,
    `        with: { sarif_file: ${results}/comply.sarif, category: comply }`,
    `      # ${w.artifact}`,
    '      - uses: actions/upload-artifact@v7',
    `        if: ${expression('always()')}`,
    `        with: { path: ${results}, if-no-files-found: ignore, name: comply }`,
  ].join('\n')}\n`;
}

/** The folder of the files, as the action's. */
const results = 'comply-results';

/** The action wants a region to ask STS in; the scan reads those of comply.yaml. */
function awsStep({ aws }: InitPlan): readonly string[] {
  if (!aws) return [];
  const [role] = workflowVariables.aws;
  return [
    '      - uses: aws-actions/configure-aws-credentials@v6',
    '        with:',
    `          role-to-assume: ${variable(role)}`,
    `          aws-region: ${aws.regions[0] ?? 'us-east-1'}`,
  ];
}

function azureStep({ subscriptions }: InitPlan): readonly string[] {
  if (subscriptions.length === 0) return [];
  const [client, tenant, subscription] = workflowVariables.azure;
  return [
    '      - uses: azure/login@v3',
    '        with:',
    `          client-id: ${variable(client)}`,
    `          tenant-id: ${variable(tenant)}`,
    `          subscription-id: ${variable(subscription)}`,
  ];
}

/** What GitHub computes when the workflow runs. */
function expression(text: string): string {
  return `\${{ ${text} }}`;
}

function variable(name: string): string {
  return expression(`vars.${name}`);
}

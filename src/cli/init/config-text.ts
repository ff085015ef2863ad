import { usualRecords } from '../../config/name-records.ts';
import type { InitMessages } from '../../i18n/init.en.ts';
import { frameworkIds } from '../../model/framework.ts';
import type { Language } from '../../model/text.ts';
import type { InitPlan } from './plan.ts';
import { quoteYaml, quoteYamlList } from './quote-yaml.ts';

/** A plan, and for whom it is written down. */
export interface ConfigInput {
  readonly plan: InitPlan;
  readonly language: Language;
  readonly t: InitMessages;
  /** The records folder is a target, too. */
  readonly records: boolean;
  /** A pipeline reads this file too: its credentials come from the environment, where no profile is. */
  readonly forCi: boolean;
}

/**
 * A comply.yaml with comments. What stands behind `# ` is said to the reader; what stands right behind `#` is a setting that is
 * switched on by taking the sign away.
 */
export function configText(input: ConfigInput): string {
  const { plan, language, t } = input;
  const c = t.config;
  const organization =
    plan.organization === undefined ? '#organization: Acme Health' : `organization: ${quoteYaml(plan.organization)}`;
  const blocks = [
    said(c.head),
    [organization, `language: ${language}`],
    [...said(c.frameworks), ...frameworkLines(plan)],
    [...said(c.targets), ...targetLines(input)],
    [...said(c.gate), 'gate: { failOn: high }'],
    [...said(c.waivers), '#waivers: compliance/waivers.yaml'],
    [...said(c.parameters), '#parameters:', '  #"aws/logs/retention": { minRetentionDays: 2557 }'],
    [...said(c.evidence), '#evidence: { environment: production, interval: 1d }'],
    [...said(c.timeZone), '#timeZone: Asia/Tokyo'],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function said(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`);
}

/** What a framework takes besides its id: docs/config.md. */
const frameworkSettings: Readonly<Record<(typeof frameworkIds)[number], string>> = {
  soc2: '{ categories: [security, availability, confidentiality] }',
  hipaa: '{}',
  iso27017: '{ edition: "2026", role: both }',
  'jp-3sho2': '{ role: both }',
};

function frameworkLines({ frameworks }: InitPlan): readonly string[] {
  if (frameworks.length === 0) {
    return ['#frameworks:', ...frameworkIds.map((id) => `  #${id}: ${frameworkSettings[id]}`)];
  }
  const entries = frameworks.map((id) => `  ${id}: ${id === 'soc2' ? '{}' : frameworkSettings[id]}`);
  return ['frameworks:', ...entries];
}

function targetLines(input: ConfigInput): readonly string[] {
  const { plan, records } = input;
  const recordsTarget = `{ name: records, provider: records, path: ${usualRecords} }`;
  const named = [
    ...awsTarget(input),
    ...azureTarget(plan),
    ...endpointTarget(plan),
    ...(records ? [`  - ${recordsTarget}`] : []),
  ];
  const examples = [
    ...(plan.aws ? [] : ['{ name: aws, provider: aws, profile: audit, regions: [ap-northeast-1] }']),
    ...(plan.subscriptions.length > 0
      ? []
      : ['{ name: azure, provider: azure, subscriptions: [00000000-0000-0000-0000-000000000000] }']),
    ...(plan.endpoints.length > 0 ? [] : ['{ name: web, provider: endpoint, endpoints: [www.acme.example] }']),
    ...(records ? [] : [recordsTarget]),
  ];
  const isOpen = named.length > 0;
  return [`${isOpen ? '' : '#'}targets:`, ...named, ...examples.map((example) => `  #- ${example}`)];
}

function awsTarget({ plan, t, forCi }: ConfigInput): readonly string[] {
  if (!plan.aws) return [];
  const { profile, regions } = plan.aws;
  const from = profile === undefined ? [] : [`profile: ${quoteYaml(profile)}`];
  const where = regions.length === 0 ? [] : [`regions: ${quoteYamlList(regions)}`];
  const line = `  - { ${['name: aws', 'provider: aws', ...(forCi ? [] : from), ...where].join(', ')} }`;
  return forCi && profile !== undefined ? [`  # ${t.config.profileInCi({ profile })}`, line] : [line];
}

function azureTarget({ subscriptions }: InitPlan): readonly string[] {
  return subscriptions.length === 0
    ? []
    : [`  - { name: azure, provider: azure, subscriptions: ${quoteYamlList(subscriptions)} }`];
}

function endpointTarget({ endpoints }: InitPlan): readonly string[] {
  return endpoints.length === 0
    ? []
    : [`  - { name: web, provider: endpoint, endpoints: ${quoteYamlList(endpoints)} }`];
}

/** What `comply init` says in English, and what stands in the files that it writes. */
export const initEn = {
  questions: {
    organization: 'Name of the organisation (empty: none)',
    frameworks: ({ list }: { readonly list: string }) => `Frameworks, of ${list} (empty: all)`,
    awsProfile: 'AWS profile to read with (-: the credentials in the environment; empty: no AWS account)',
    regions: 'AWS regions, as in ap-northeast-1, us-east-1 (empty: every region that is enabled)',
    subscriptions: 'Ids of Azure subscriptions (empty: none)',
    endpoints: 'TLS endpoints, as in www.acme.example, smtp.acme.example:587 (empty: none)',
    ci: 'Also write a workflow for GitHub Actions? (y/N)',
  },
  gaveUp: 'nothing was written',
  wrote: ({ file }: { readonly file: string }) => `${file}: written`,
  namesRecords: ({ file, path }: { readonly file: string; readonly path: string }) =>
    `${file}: names ${path} as a target of provider records`,
  allThere: ({ folder }: { readonly folder: string }) => `${folder}: every file is there already; nothing was written`,
  config: {
    head: [
      'What comply scans and reports. Every key is optional; the manual of each is in docs/config.md of the package.',
      'Nothing here is a secret: credentials come from profiles, the environment or the identity of the machine.',
      'A line that begins with # and no space is an example: remove the # to use it.',
    ],
    frameworks: [
      'The frameworks to report on. Without the key: all four. Every control is in the report, tested or not.',
      'soc2: categories, of security, availability, processing-integrity, confidentiality, privacy.',
      'iso27017: edition "2026" or "2015"; role customer, provider or both. jp-3sho2: role institution, provider or both.',
    ],
    targets: [
      'What is scanned. Without regions an AWS target reads every region that the account has enabled.',
      'records: what the organisation declares, in a folder of its own; comply init --records makes it.',
    ],
    profileInCi: ({ profile }: { readonly profile: string }) =>
      `The pipeline brings its own credentials, so no profile stands here. On your machine: AWS_PROFILE=${profile}`,
    gate: [
      'comply scan ends with 1 where a finding has this severity or a higher one: critical, high, medium, low or none.',
    ],
    waivers: ['Accepted findings: each with an owner, an approver, a reason and a last day.'],
    parameters: [
      'Values that rules ask for, where yours differ; comply rules show ID prints the parameters of a rule.',
    ],
    evidence: ['What only you know about the runs whose evidence you keep.'],
    timeZone: ['The zone in which a day begins and ends: of waivers, attestations and records. Without the key: UTC.'],
  },
  workflow: {
    head: [
      'comply every day and on request: the report in the summary, findings in code scanning, the files as an artifact.',
      'It fails where the gate does not hold, and where something could not be read.',
    ],
    schedule: '21:17 UTC',
    idToken: 'to sign in to the cloud without a stored key (OpenID Connect)',
    securityEvents: 'to upload the findings to code scanning',
    actionsRead: 'code scanning of a private repository asks for it',
    exec: 'exec, so that the scan itself hears of a cancelled job, and writes what it has read.',
    sarif: 'Needs code scanning; remove this step, and the two permissions above, where the repository has none.',
    artifact: 'Whoever reads the repository can read the artifact, and it names your resources.',
  },
  next: {
    heading: 'Next:',
    permissions: ({ provider }: { readonly provider: string }) =>
      [`comply permissions ${provider}`, 'the policy that the scan needs'] as const,
    attest: ['comply attest', 'add what a named person states; the rest is written into the files'] as const,
    preflight: ['comply preflight', 'what can be read and what is missing, before a scan'] as const,
    scan: ['comply scan', 'the report, and the gate by its exit code'] as const,
    noTarget: 'No target is named yet: give one under targets in comply.yaml, or try comply scan --demo.',
    variables: ({ names }: { readonly names: string }) =>
      `GitHub: set the repository variables ${names}, and let the role or application trust the repository (docs/ci.md).`,
  },
};

/** The shape of {@link initEn}. */
export type InitMessages = Widen<typeof initEn>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widen<R>
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof T]: Widen<T[Key]> };

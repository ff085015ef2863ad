import type { Attestation } from './attestation.ts';
import type { Costs } from './cost.ts';
import type { Place } from './errors.ts';
import type { FrameworkId } from './framework.ts';
import type { Json } from './json.ts';
import type { Responsibility } from './responsibility.ts';
import type { Severity } from './rule.ts';
import type { StarttlsProtocol } from './starttls.ts';
import type { Language } from './text.ts';
import type { Waiver } from './waiver.ts';

/** One framework as the organisation chose it. */
export interface FrameworkChoice {
  readonly id: FrameworkId;
  readonly edition?: string;
  /** SOC 2; absent: all. */
  readonly categories?: readonly string[];
  /** `customer`, `provider`, `institution` or `both`; absent: both. */
  readonly role?: string;
}

export interface AwsTarget {
  readonly name: string;
  readonly provider: 'aws';
  readonly profile?: string;
  /** Empty: every region that an account has enabled. */
  readonly regions: readonly string[];
  /** Whose accounts are read. Absent: the caller's own. */
  readonly accounts?: AwsAccounts;
}

/** Accounts that the caller enters by assuming a role in each. */
export type AwsAccounts =
  /** These roles, as ARNs. */
  | { readonly by: 'roles'; readonly roles: readonly string[]; readonly externalId?: string }
  /** Every account of the caller's organisation, by the role of this name (with its path, if it has one). */
  | { readonly by: 'organization'; readonly role: string; readonly externalId?: string };

/** Azure subscriptions, and the Entra tenant they trust. */
export interface AzureTarget {
  readonly name: string;
  readonly provider: 'azure';
  /** Ids in lower case. Empty: every subscription that the caller sees. */
  readonly subscriptions: readonly string[];
  /** Entra tenant to sign in to, an id or a domain. Absent: that of the credentials. */
  readonly tenant?: string;
}

/** Where a server listens. */
export interface Endpoint {
  /** A name in lower case with IDN as punycode, or an IP address without brackets. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  /** The name to ask for and to check the certificate against, where it is not `host`. */
  readonly serverName?: string;
  /** Absent: TLS begins with the first byte. */
  readonly starttls?: StarttlsProtocol;
  /** Each address of the name is an endpoint of its own. Absent: the first one that answers. */
  readonly allAddresses?: true;
}
export interface EndpointTarget {
  readonly name: string;
  readonly provider: 'endpoint';
  /** Those the user named. */
  readonly endpoints: readonly Endpoint[];
  /** Targets of the same file whose resources tell further endpoints. */
  readonly from?: readonly string[];
}
export interface RecordsTarget {
  readonly name: string;
  readonly provider: 'records';
  /** The folder, as written: relative to that of comply.yaml. */
  readonly path: string;
  /** The targets of the file whose resources may be data stores. Not written by the user; absent: there is none. */
  readonly over?: readonly string[];
  /** The folder of comply.yaml as messages name it. Absent: the working directory. */
  readonly beside?: string;
  /** Ids of the bundled list of vendors, which records may refer to. Absent: they are not checked. */
  readonly references?: readonly string[];
}

/** What a report of another scanner is about. */
export const importKinds = ['dependencies', 'containers', 'secrets', 'iac', 'code', 'cloud'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The names of all providers. */
export const providerNames = [
  'aws',
  'azure',
  'endpoint',
  'import',
  'records',
] as const satisfies readonly Target['provider'][];

/** A report of another scanner. */
export interface ImportedReport {
  /** As written: relative to the folder of comply.yaml. */
  readonly file: string;
  readonly kind: ImportKind;
  /** In seconds: an older one is not judged. */
  readonly maxAgeS: number;
  /** Whose time counts where the report says none itself: nobody's, or that of the file's last change. */
  readonly time: 'report' | 'modified';
}
export interface ImportTarget {
  readonly name: string;
  readonly provider: 'import';
  readonly reports: readonly ImportedReport[];
}
export type Target = AwsTarget | AzureTarget | EndpointTarget | RecordsTarget | ImportTarget;

/** A rule's parameter as the organisation set it. One weaker than the default needs reason, approver and end. */
export interface ParameterOverride {
  readonly value: Json;
  /** `comply.yaml:12:5`. */
  readonly place: string;
  readonly reason?: string;
  readonly approvedBy?: string;
  /** `2027-03-31`: in force to the end of that day in the configured zone. */
  readonly until?: string;
}

/** A rule's severity as the organisation set it. One less grave than the rule's own needs reason, approver and end. */
export interface SeverityOverride extends Omit<ParameterOverride, 'value'> {
  readonly value: Severity;
  /** Rule id or glob, as it was written. */
  readonly key: string;
}

/** A pack as the organisation named it. */
export interface PackReference {
  /** The folder, as written: relative to that of comply.yaml. */
  readonly path: string;
  /** The digest it was looked at with, in lower case. Absent: it is refused, and told. */
  readonly sha256?: string;
  readonly place: Place;
}

/** A control the organisation put out of scope. */
export interface ControlScope {
  readonly framework: FrameworkId;
  readonly control: string;
  readonly reason: string;
  readonly approvedBy: string;
}

/** Gate thresholds: a finding of this severity or a graver one breaks it. */
export const failOnLevels = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** The most specific threshold is the one that counts: target, then framework, then `failOn`. */
export interface Gate {
  readonly failOn: FailOn;
  /** For findings of rules that lead to a control of it. */
  readonly frameworks: Readonly<Partial<Record<FrameworkId, FailOn>>>;
  /** For findings in it, by the target's name. */
  readonly targets: Readonly<Record<string, FailOn>>;
}

/** Something that is not scanned, and who answers for it. */
export interface Exclusion {
  readonly what: string;
  readonly reason: string;
  readonly approvedBy: string;
}

/** What evidence says of the runs that only the organisation knows. */
export interface EvidenceSettings {
  /** `production`, `staging` … */
  readonly environment?: string;
  /** In seconds: how often a run is due. */
  readonly intervalS?: number;
  readonly exclusions: readonly Exclusion[];
}

/** comply.yaml, with its waivers and attestations read in. */
export interface Config {
  /** comply.yaml, relative to the working directory. Absent when there is none. */
  readonly file?: string;
  readonly organization?: string;
  readonly language?: Language;
  readonly frameworks: readonly FrameworkChoice[];
  readonly targets: readonly Target[];
  readonly parameters: Readonly<Record<string, Readonly<Record<string, ParameterOverride>>>>;
  /** By rule id; before `checkConfig` also by earlier id and glob. Absent: none. */
  readonly severities?: Readonly<Record<string, SeverityOverride>>;
  /** Absent: none. */
  readonly packs?: readonly PackReference[];
  readonly controls: readonly ControlScope[];
  readonly waivers: readonly Waiver[];
  readonly attestations: readonly Attestation[];
  /** Absent: none were declared. */
  readonly responsibilities?: readonly Responsibility[];
  /** Absent: none were declared. */
  readonly costs?: Costs;
  readonly gate: Gate;
  readonly evidence: EvidenceSettings;
  /** IANA name; ends the day of an expiry. */
  readonly timeZone: string;
  /**
   * Where a target was written, `targets.prod`, and what only the catalog can check: `frameworks.soc2.categories[1]`,
   * `controls.hipaa:164.310(b)`, `parameters.aws/kms/rotation.maxDays`, `attestations[0]`. Absent when there is no comply.yaml.
   */
  readonly places?: Readonly<Record<string, Place>>;
}

import type { FrameworkId } from './framework.ts';
import type { Json } from './json.ts';
import type { Severity } from './rule.ts';
import type { Language } from './text.ts';
import type { Attestation, Waiver } from './waiver.ts';

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
  /** Empty: the SDK's own default region. */
  readonly regions: readonly string[];
}
export interface EndpointTarget {
  readonly name: string;
  readonly provider: 'endpoint';
  /** `host`, `host:port`, `[v6]:port`. */
  readonly endpoints: readonly string[];
}
export interface RecordsTarget {
  readonly name: string;
  readonly provider: 'records';
  readonly path: string;
}
export type Target = AwsTarget | EndpointTarget | RecordsTarget;

export interface ParameterOverride {
  readonly value: Json;
  /** `comply.yaml:12:5`. */
  readonly place: string;
  readonly reason?: string;
  readonly approvedBy?: string;
  readonly until?: string;
}

/** A control the organisation put out of scope. */
export interface ControlScope {
  readonly framework: FrameworkId;
  readonly control: string;
  readonly reason: string;
  readonly approvedBy: string;
}

export type FailOn = Severity | 'none';

export interface Gate {
  readonly failOn: FailOn;
  readonly frameworks: Readonly<Partial<Record<FrameworkId, FailOn>>>;
  readonly targets: Readonly<Record<string, FailOn>>;
}

/** comply.yaml, with its waivers and attestations read in. */
export interface Config {
  /** Absent when there is no comply.yaml. */
  readonly file?: string;
  readonly organization?: string;
  readonly language?: Language;
  readonly frameworks: readonly FrameworkChoice[];
  readonly targets: readonly Target[];
  readonly parameters: Readonly<Record<string, Readonly<Record<string, ParameterOverride>>>>;
  readonly controls: readonly ControlScope[];
  readonly waivers: readonly Waiver[];
  readonly attestations: readonly Attestation[];
  readonly gate: Gate;
  /** IANA name; ends the day of an expiry. */
  readonly timeZone: string;
}

/** Kinds of policies and procedures that the frameworks ask for. */
export const policyKinds = [
  'information-security',
  'acceptable-use',
  'data-classification',
  'access-control',
  'cryptography',
  'change-management',
  'secure-development',
  'incident-response',
  'breach-notification',
  'backup',
  'contingency',
  'training',
  'human-resources',
  'sanctions',
  'vendor-management',
  'risk-management',
  'asset-management',
  'physical-security',
  'media-disposal',
  'mobile-devices',
  'remote-access',
  'logging-monitoring',
  'vulnerability-management',
  'privacy',
  'records-retention',
  'cloud-use',
  'ai-use',
  'operation-management',
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Kinds of what an organisation does again and again, and keeps a record of. */
export const activityKinds = [
  'security-training',
  'access-review',
  'risk-analysis',
  'incident-drill',
  'contingency-drill',
  'restore-test',
  'penetration-test',
  'vulnerability-scan',
  'internal-audit',
  'management-review',
  'vendor-review',
  'business-impact-analysis',
  'device-inventory',
  'log-review',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityResults = ['passed', 'failed', 'findings'] as const;
export type ActivityResult = (typeof activityResults)[number];

export const classifications = ['phi', 'pii', 'clinical', 'operational', 'public'] as const;
export type Classification = (typeof classifications)[number];

export const environments = ['production', 'staging', 'development', 'test'] as const;
export type Environment = (typeof environments)[number];

export const vendorRoles = ['ai', 'cloud', 'saas', 'professional', 'other'] as const;
export type VendorRole = (typeof vendorRoles)[number];

export const baaStatuses = ['none', 'requested', 'signed', 'not-needed'] as const;
export type BaaStatus = (typeof baaStatuses)[number];

/** Whether the vendor trains models on the customer's data. */
export const trainingUses = ['no', 'opt-out', 'yes'] as const;
export type TrainingUse = (typeof trainingUses)[number];

export const secondaryUses = ['none', 'declared', 'unknown'] as const;
export type SecondaryUse = (typeof secondaryUses)[number];

/**
 * What became of a document that a record names. `same`: it is there, with the hash that was given, if one was; `kept`: only its hash
 * is there; `absent`: neither.
 */
export const documentStates = ['same', 'changed', 'absent', 'kept', 'unreadable'] as const;
export type DocumentState = (typeof documentStates)[number];

/** A document that a record names: at least one of the two. */
export interface DocumentReference {
  /** Relative to the records folder. */
  readonly file?: string;
  /** Lower-case hexadecimal. */
  readonly sha256?: string;
}

/** As it was written, `12mo`. */
export interface Interval {
  readonly count: number;
  readonly unit: 'd' | 'mo' | 'y';
}

/** Days are `2026-04-01`; `place` is `compliance/policies.yaml:3`. */
export interface PolicyRecord {
  readonly place: string;
  readonly kind: PolicyKind;
  readonly title: string;
  readonly owner: string;
  readonly version: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly reviewEvery: Interval;
  readonly reviewedOn?: string;
  readonly document?: DocumentReference;
}

export interface ActivityRecord {
  readonly place: string;
  readonly kind: ActivityKind;
  readonly date: string;
  readonly by: string;
  readonly scope: string;
  readonly result?: ActivityResult;
  readonly findingsOpen?: number;
  readonly every?: Interval;
  readonly document?: DocumentReference;
  readonly participants?: number;
  readonly due?: string;
}

export interface Baa {
  readonly status: BaaStatus;
  readonly signed?: string;
  readonly plan?: string;
  readonly expires?: string;
  readonly document?: DocumentReference;
  readonly reason?: string;
}

export interface Soc2Report {
  readonly type: 1 | 2;
  readonly from: string;
  readonly to: string;
  readonly bridgeUntil?: string;
  readonly document?: DocumentReference;
}

export interface Certification {
  readonly number?: string;
  readonly expires: string;
  readonly document?: DocumentReference;
}

/** A vendor and one service of it. */
export interface VendorRecord {
  readonly place: string;
  readonly name: string;
  readonly service: string;
  readonly role: VendorRole;
  readonly reference?: string;
  readonly handles: readonly Classification[];
  readonly baa?: Baa;
  readonly soc2?: Soc2Report;
  readonly iso27001?: Certification;
  readonly iso27017?: Certification;
  readonly isms?: Certification;
  readonly pmark?: Certification;
  readonly regions: readonly string[];
  readonly law?: readonly string[];
  readonly training?: TrainingUse;
  readonly secondaryUse?: SecondaryUse;
  readonly secondaryUseNote?: string;
  readonly subprocessors?: { readonly listUrl?: string; readonly reviewedOn?: string; readonly notice?: boolean };
  readonly deletion?: { readonly withinDays: number; readonly certificate?: boolean };
  /** Hours. */
  readonly incidentNotice?: number;
  readonly pentest?: { readonly date: string; readonly document?: DocumentReference };
  readonly responsibility?: { readonly document?: DocumentReference; readonly reviewedOn?: string };
  readonly exit?: { readonly reviewedOn?: string };
}

/** What chooses scanned resources: a tag that they have, or a glob over their ids and names. */
export type StoreSelector =
  | { readonly tag: { readonly key: string; readonly value: string } }
  | { readonly id: string };

export interface FlowRecord {
  readonly place: string;
  /** `Vendor/Service`. */
  readonly to: string;
  readonly purpose: string;
  readonly tokenised?: boolean;
  readonly classification?: Classification;
}

export interface DataSetRecord {
  readonly place: string;
  readonly name: string;
  readonly classification: Classification;
  readonly environment: Environment;
  readonly retention?: Interval;
  readonly tokenised?: boolean;
  readonly residency?: readonly string[];
  readonly stores: readonly StoreSelector[];
  readonly flows: readonly FlowRecord[];
}

/** A sample of an audit log, as JSON lines. */
export interface LogRecord {
  readonly place: string;
  readonly name: string;
  readonly file: string;
  readonly takenOn: string;
  readonly system: string;
  readonly schema?: string;
  /** Where the schema is named, in the file of `place`. */
  readonly schemaAt?: { readonly line: number; readonly column: number };
  readonly every?: Interval;
}

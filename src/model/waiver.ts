/** An accepted finding. It stays a finding, with this beside it. */
export interface Waiver {
  /** Where it stands: `compliance/waivers.yaml:3`. */
  readonly place: string;
  /** Rule id or glob. */
  readonly rule: string;
  /** Globs over resource ids and names. */
  readonly resources: readonly string[];
  readonly type: WaiverType;
  readonly owner: string;
  readonly approvedBy: string;
  readonly reason: string;
  /** `2027-03-31`: valid to the end of that day in the configured zone. */
  readonly expires: string;
  /** What stands in for the measure, and where that can be seen. Always there for `compensating-control`. */
  readonly compensating?: string;
  /** Said outright that it may take in resources it does not name, or rules of every provider. */
  readonly allowBroad?: boolean;
}

export const waiverTypes = [
  'risk-accepted',
  'compensating-control',
  'false-positive',
  'inherited',
  'addressable-not-reasonable',
] as const;
export type WaiverType = (typeof waiverTypes)[number];

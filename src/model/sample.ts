/** One item drawn from a population. */
export interface SampleItem {
  /** SHA-256 of the seed and the key, one after the other, as UTF-8: lower-case hexadecimal. */
  readonly digest: string;
  readonly key: string;
  /** Of a resource, the first run that has it. */
  readonly runId: string;
  readonly resource: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly type: string;
  /** Of a result or an exception. */
  readonly findingKey?: string;
  readonly rule?: string;
  readonly state?: string;
  readonly waived?: boolean;
  readonly severity?: string;
  readonly observedAt: string;
  /** Of the record it was judged from. */
  readonly evidenceSha256?: string;
}

/** Items drawn so that whoever has the runs and the seed draws the same. */
export interface Sample {
  readonly population: string;
  readonly seed: string;
  readonly size: number;
  /** How many items the population has. */
  readonly of: number;
  readonly runs: number;
  /** Sorted by digest. */
  readonly items: readonly SampleItem[];
}

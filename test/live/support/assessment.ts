/** The parts of a JSON assessment that these tests read. */
export interface AssessmentJson {
  readonly run: { readonly complete: boolean; readonly interrupted: boolean };
  readonly targets: readonly {
    readonly id: string;
    readonly regions: readonly string[];
    readonly accounts?: readonly object[];
  }[];
  readonly ledger: {
    readonly absent: readonly object[];
    readonly calls: number;
    readonly statistics: readonly StatisticsJson[];
    readonly gaps: readonly {
      readonly call: string;
      readonly cause: { readonly kind: string; readonly permission?: string };
    }[];
  };
  readonly frameworks: readonly {
    readonly id: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly controls: readonly { readonly id: string }[];
  }[];
  readonly results: readonly ResultJson[];
}

interface StatisticsJson {
  readonly target: string;
  readonly service: string;
  readonly calls: number;
  readonly requests: number;
  readonly retries: number;
  readonly throttles: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

interface CauseJson {
  readonly kind: string;
  readonly call?: string;
  readonly permission?: string;
  readonly code?: string;
}

export interface ResultJson {
  readonly rule: string;
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  readonly resource: { readonly type: string; readonly id: string; readonly region: string; readonly account: string };
  readonly cause?: CauseJson;
  readonly observed: readonly { readonly field: string; readonly cause?: CauseJson }[];
  readonly observedAt: string;
}

export function parseAssessment(stdout: string): AssessmentJson {
  return JSON.parse(stdout) as AssessmentJson;
}

/** `rule resource` to its outcome. */
export function outcomes({ results }: AssessmentJson): ReadonlyMap<string, ResultJson['outcome']> {
  return new Map(results.map((result) => [`${result.rule} ${result.resource.id}`, result.outcome]));
}

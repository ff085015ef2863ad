interface Filter {
  readonly action?: string | undefined;
  readonly inputAction?: string | undefined;
  readonly outputAction?: string | undefined;
  readonly inputEnabled?: boolean | undefined;
  readonly outputEnabled?: boolean | undefined;
}
interface Policy {
  readonly piiEntities?: readonly (Filter & { readonly type?: string | undefined })[] | undefined;
  readonly regexes?: readonly (Filter & { readonly name?: string | undefined })[] | undefined;
}

/** What a guardrail keeps back, by type of personal data or by the name of its regular expression. */
export interface FilteredPii {
  readonly FilteredInputs: readonly string[];
  readonly FilteredOutputs: readonly string[];
}

/**
 * The personal data that a guardrail blocks or masks in prompts and in answers. An action of one side stands before the
 * common one; `NONE` only reports.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GuardrailPiiEntity.html
 */
export function filteredPii(policy: Policy | undefined): FilteredPii {
  const filters = [
    ...(policy?.piiEntities ?? []).map((filter) => ({ filter, label: filter.type ?? '' })),
    ...(policy?.regexes ?? []).map((filter) => ({ filter, label: `regex:${filter.name ?? ''}` })),
  ];
  const labels = (kept: readonly { readonly label: string }[]) => kept.map(({ label }) => label).sort();
  return {
    FilteredInputs: labels(
      filters.filter(({ filter }) => filter.inputEnabled !== false && acts(filter.inputAction ?? filter.action)),
    ),
    FilteredOutputs: labels(
      filters.filter(({ filter }) => filter.outputEnabled !== false && acts(filter.outputAction ?? filter.action)),
    ),
  };
}

function acts(action: string | undefined): boolean {
  return action === 'BLOCK' || action === 'ANONYMIZE';
}

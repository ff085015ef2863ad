interface RuleCompliance {
  readonly ConfigRuleName?: string | undefined;
  readonly ComplianceType?: string | undefined;
}

/**
 * The compliance of a conformance pack from that of its rules, as AWS Config sums it up: noncompliant if one rule is;
 * compliant if one rule is and the others have too little data. `undefined` where all have too little, or there is none.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_AggregateConformancePackCompliance.html
 */
export function summariseRules(rules: readonly RuleCompliance[]) {
  const having = (type: string) => rules.filter(({ ComplianceType }) => ComplianceType === type);
  const NonCompliantRules = having('NON_COMPLIANT')
    .map(({ ConfigRuleName = '' }) => ConfigRuleName)
    .sort();
  const compliant = having('COMPLIANT').length > 0 ? 'COMPLIANT' : undefined;
  return { Compliance: NonCompliantRules.length > 0 ? 'NON_COMPLIANT' : compliant, NonCompliantRules };
}

interface WebAcl {
  readonly DefaultAction?: { readonly Allow?: unknown; readonly Block?: unknown } | undefined;
  readonly Rules?: readonly Rule[] | undefined;
  readonly PreProcessFirewallManagerRuleGroups?: readonly RuleGroup[] | undefined;
  readonly PostProcessFirewallManagerRuleGroups?: readonly RuleGroup[] | undefined;
}
interface Rule {
  readonly Name?: string | undefined;
  readonly Statement?: Statement | undefined;
  readonly Action?: { readonly Count?: unknown; readonly Allow?: unknown } | undefined;
  readonly OverrideAction?: Override | undefined;
}
interface RuleGroup {
  readonly Name?: string | undefined;
  readonly FirewallManagerStatement?: Statement | undefined;
  readonly OverrideAction?: Override | undefined;
}
type Override = { readonly Count?: unknown };
interface Statement {
  readonly ManagedRuleGroupStatement?: unknown;
  readonly RuleGroupReferenceStatement?: unknown;
  readonly RateBasedStatement?: unknown;
}

/** What a web ACL does with a request that no rule decides. `undefined` where it says neither. */
export function readDefaultAction(acl: WebAcl | undefined): 'Allow' | 'Block' | undefined {
  if (acl?.DefaultAction?.Block) return 'Block';
  return acl?.DefaultAction?.Allow ? 'Allow' : undefined;
}

/**
 * The rules of a web ACL and what each does: those of Firewall Manager before and after its own. `undefined` for an answer
 * without a web ACL. https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
 */
export function readWebAclRules(acl: WebAcl | undefined) {
  if (!acl) return undefined;
  const ofManager = (groups: readonly RuleGroup[] | undefined): readonly Rule[] =>
    (groups ?? []).map(({ FirewallManagerStatement, ...group }) => ({ ...group, Statement: FirewallManagerStatement }));
  return [
    ...ofManager(acl.PreProcessFirewallManagerRuleGroups),
    ...(acl.Rules ?? []),
    ...ofManager(acl.PostProcessFirewallManagerRuleGroups),
  ].map((rule) => ({ Name: rule.Name, Kind: kindOf(rule.Statement), Effect: effectOf(rule) }));
}

function kindOf(statement: Statement | undefined): string {
  if (statement?.ManagedRuleGroupStatement) return 'managed-rule-group';
  if (statement?.RuleGroupReferenceStatement) return 'rule-group';
  return statement?.RateBasedStatement ? 'rate-based' : 'other';
}

/** A rule group has an override in the place of an action: Count turns the whole group into one that counts. */
function effectOf({ Action, OverrideAction }: Rule): string {
  if (Action?.Count || OverrideAction?.Count) return 'count';
  return Action?.Allow ? 'allow' : 'enforce';
}

/** One statement of a policy, as far as its shape is what the grammar says. */
export interface Statement {
  readonly effect: string;
  /** `*`, or `{ AWS: "*" }`, named by `Principal`. */
  readonly forEveryone: boolean;
  /** Whom `Principal` names, by kind: `AWS`, `Service`, `Federated`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** Any of `NotPrincipal`, `NotAction`, `NotResource`. */
  readonly negated: readonly string[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** Operator, key and values of each condition, all of which must hold. */
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  /** In lower case: condition keys are not case-sensitive. */
  readonly key: string;
  readonly values: readonly string[];
}

/** S3 allows 20 KB, KMS 32 KB. */
const maximumLength = 128 * 1024;

/**
 * The statements of a policy; `undefined` for what is no policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(text: string | undefined): readonly Statement[] | undefined {
  if (text === undefined || text.length > maximumLength) return undefined;
  const document = parseJson(text);
  if (!isRecord(document)) return undefined;
  const statements = toList(document.Statement);
  return statements.every(isRecord) ? statements.map(parseStatement) : undefined;
}

function parseStatement(statement: Readonly<Record<string, unknown>>): Statement {
  return {
    effect: typeof statement.Effect === 'string' ? statement.Effect : '',
    forEveryone: isEveryone(statement.Principal),
    principals: parsePrincipals(statement.Principal),
    negated: ['NotPrincipal', 'NotAction', 'NotResource'].filter((key) => Object.hasOwn(statement, key)),
    actions: toStrings(statement.Action),
    notActions: toStrings(statement.NotAction),
    resources: toStrings(statement.Resource),
    conditions: isRecord(statement.Condition) ? parseConditions(statement.Condition) : [],
  };
}

function parseConditions(block: Readonly<Record<string, unknown>>): readonly Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : { '': keys }).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: toStrings(values),
    })),
  );
}

function isEveryone(principal: unknown): boolean {
  if (principal === '*') return true;
  return isRecord(principal) && toStrings(principal.AWS).includes('*');
}

function parsePrincipals(principal: unknown): Statement['principals'] {
  if (!isRecord(principal)) return {};
  return Object.fromEntries(Object.entries(principal).map(([kind, names]) => [kind, toStrings(names)]));
}

/** A single value stands for a list of one; `false` is written bare as often as `"false"`. */
function toStrings(value: unknown): readonly string[] {
  return toList(value).map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

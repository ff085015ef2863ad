import { parseUniqueJson } from './unique-json.ts';

/** One statement of a policy. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
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

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/**
 * The statements of a policy; `undefined` for what is no policy by the grammar, in any of its statements. What AWS would
 * make of a key given twice, of an element it does not know or of a value of another type, nobody says: such a policy is
 * not read rather than read in part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(text: string | undefined): readonly Statement[] | undefined {
  if (text === undefined || text.length > maximumLength) return undefined;
  const document = parseUniqueJson(text);
  if (!isRecord(document) || document.Statement === undefined) return undefined;
  return collect(toList(document.Statement), parseStatement);
}

function parseStatement(statement: unknown): Statement | undefined {
  if (!isRecord(statement) || !Object.keys(statement).every((key) => elements.includes(key))) return undefined;
  const { Effect, Principal, Action, NotAction, Resource, NotResource, Condition } = statement;
  const principals = parsePrincipals(Principal);
  const actions = toTexts(Action);
  const notActions = toTexts(NotAction);
  const resources = toTexts(Resource);
  const conditions = parseConditions(Condition);
  if (Effect !== 'Allow' && Effect !== 'Deny') return undefined;
  if (!principals || !actions || !notActions || !resources || !toTexts(NotResource) || !conditions) return undefined;
  return {
    effect: Effect,
    forEveryone: Principal === '*' || (principals.AWS?.includes('*') ?? false),
    principals,
    negated: ['NotPrincipal', 'NotAction', 'NotResource'].filter((key) => Object.hasOwn(statement, key)),
    actions,
    notActions,
    resources,
    conditions,
  };
}

/** `*` stands alone; anyone else is named by kind. */
function parsePrincipals(principal: unknown): Statement['principals'] | undefined {
  if (principal === undefined || principal === '*') return {};
  if (!isRecord(principal)) return undefined;
  const kinds = collect(Object.entries(principal), ([kind, names]): [string, readonly string[]] | undefined => {
    const texts = toTexts(names);
    return texts && [kind, texts];
  });
  return kinds && Object.fromEntries(kinds);
}

function parseConditions(block: unknown): readonly Condition[] | undefined {
  if (block === undefined) return [];
  if (!isRecord(block)) return undefined;
  const operators = collect(Object.entries(block), ([operator, keys]) =>
    isRecord(keys)
      ? collect(Object.entries(keys), ([key, given]): Condition | undefined => {
          const values = collect(toList(given), toValue);
          return values && { operator, key: key.toLowerCase(), values };
        })
      : undefined,
  );
  return operators?.flat();
}

function toTexts(value: unknown): readonly string[] | undefined {
  return collect(toList(value), (item) => (typeof item === 'string' ? item : undefined));
}

/** `false` is written bare as often as `"false"`, and so are numbers. */
function toValue(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** A single value stands for a list of one. */
function toList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** What each item gives; `undefined` where one gives nothing. */
function collect<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value | undefined,
): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const item of items) {
    const value = read(item);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Attribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}
type Nested = { [name: string]: Nested | string | boolean };

/**
 * Load balancer attributes as an object: `access_logs.s3.enabled` = `true` becomes `{ access_logs: { s3: { enabled: true } } }`.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
export function nestAttributes(list: readonly Attribute[] | undefined): Nested | undefined {
  if (!list) return undefined;
  const root = makeNested();
  for (const { Key, Value } of list) if (Key !== undefined && Value !== undefined) place(root, Key.split('.'), Value);
  return root;
}

function place(root: Nested, names: readonly string[], text: string): void {
  let here = root;
  for (const name of names.slice(0, -1)) {
    const next = here[name] ?? makeNested();
    // A key that goes on where another ends says something else; the first stays.
    if (typeof next !== 'object') return;
    here[name] = next;
    here = next;
  }
  here[names.at(-1) ?? ''] ??= text === 'true' || (text === 'false' ? false : text);
}

/** Without a prototype, so that no key means anything else. */
function makeNested(): Nested {
  return Object.create(null) as Nested;
}

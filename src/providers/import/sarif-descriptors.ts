import { elementsOf, memberAt, memberOf } from './members.ts';

/** How something is named that the tool describes elsewhere in the run. */
export interface Reference {
  readonly id: unknown;
  readonly index: unknown;
  /** Index of the extension that describes it; absent: the driver does. */
  readonly component: unknown;
}

/** The rules or the notifications of a run's driver and extensions, as they are described there. */
export interface SarifDescriptors {
  readonly count: number;
  /** The description of what is referred to, if there is one. */
  find(reference: Reference): unknown;
}

/**
 * A result names its rule by an index into the driver's or an extension's rules, or by its id (SARIF 2.1.0, 3.52.3: CodeQL
 * writes the one, Trivy the other); an id such as `CA1000/1` is of rule `CA1000` where that is described.
 */
export function indexDescriptors(run: unknown, member: 'rules' | 'notifications'): SarifDescriptors {
  const driver = elementsOf(memberAt(run, ['tool', 'driver', member]));
  const extensions = elementsOf(memberAt(run, ['tool', 'extensions'])).map((one) => elementsOf(memberOf(one, member)));
  const byId = new Map<string, unknown>();
  for (const one of [driver, ...extensions].flat()) {
    const id = memberOf(one, 'id');
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, one);
  }
  return {
    count: driver.length + extensions.reduce((sum, list) => sum + list.length, 0),
    find({ id: given, index, component }) {
      const id = typeof given === 'string' && given !== '' ? given : undefined;
      const list = typeof component === 'number' ? extensions[component] : driver;
      const indexed = typeof index === 'number' ? list?.[index] : undefined;
      // Some tools count wrong: a rule of another id is not the one.
      if (indexed !== undefined && (id === undefined || isSame(memberOf(indexed, 'id'), id))) return indexed;
      return id === undefined ? undefined : (byId.get(id) ?? byId.get(id.replace(/\/[^/]*$/, '')));
    },
  };
}

/** A `reportingDescriptorReference`, 3.52. */
export function readReference(value: unknown): Reference {
  return {
    id: memberOf(value, 'id'),
    index: memberOf(value, 'index'),
    component: memberAt(value, ['toolComponent', 'index']),
  };
}

function isSame(described: unknown, id: string): boolean {
  return described === id || (typeof described === 'string' && id.startsWith(`${described}/`));
}

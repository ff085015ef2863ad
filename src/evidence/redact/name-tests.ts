import type { Condition, Leaf } from '../../model/condition.ts';
import type { Resource } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import { matchesGlob } from '../../text/glob.ts';

/** A rule's look at the text of a name: `insights-logs-` begins what Azure itself names. */
export interface NameTest {
  readonly type: string;
  readonly attribute: string;
  readonly holds: (name: string) => boolean;
}

/** What rules ask of the text of a resource's own name, beyond what it is as a whole. */
export function nameTests(rules: readonly Rule[]): readonly NameTest[] {
  return rules.flatMap(({ resource, when, condition }) =>
    [...(when ? leavesOf(when) : []), ...leavesOf(condition)].flatMap((leaf) => {
      const holds = testOf(leaf);
      const [attribute = '', ...deeper] = leaf.path.segments;
      const isOwn = leaf.path.from === 'resource' || leaf.path.from === 'element';
      return holds && isOwn && deeper.length === 0 && /name$/i.test(attribute)
        ? [{ type: resource, attribute, holds }]
        : [];
    }),
  );
}

/** Whether a rule would see another name where a pseudonym stands. */
export function isTested(resource: Resource, tests: readonly NameTest[]): boolean {
  return tests.some(({ type, attribute, holds }) => {
    const name = type === resource.type ? resource.attributes[attribute] : undefined;
    return typeof name === 'string' && holds(name);
  });
}

/** Leaves on the resource itself, outside of any list. */
function leavesOf(node: Condition): readonly Leaf[] {
  if (node.kind === 'all' || node.kind === 'any') return node.of.flatMap(leavesOf);
  if (node.kind === 'not') return leavesOf(node.of);
  return node.kind === 'field' ? [node] : [];
}

const tests: Readonly<Record<string, (name: string, text: string) => boolean>> = {
  startsWith: (name, text) => name.startsWith(text),
  endsWith: (name, text) => name.endsWith(text),
  contains: (name, text) => name.includes(text),
  notContains: (name, text) => name.includes(text),
  containsAny: (name, text) => name.includes(text),
  like: (name, text) => matchesGlob(text, name),
};

function testOf({ operator, operand }: Leaf): NameTest['holds'] | undefined {
  const test = tests[operator];
  if (!test || operand.kind !== 'literal') return undefined;
  const texts = [operand.value].flat().filter((text) => typeof text === 'string');
  return (name) => texts.some((text) => test(name, text));
}

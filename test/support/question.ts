import type { Condition, Operator, Path } from '../../src/model/condition.ts';
import type { Rule } from '../../src/model/rule.ts';

/** Operators that differ only in how many constants they take, or in whether the bound itself counts. */
const kin: Partial<Record<Operator, string>> = {
  equals: 'is',
  in: 'is',
  notEquals: 'is not',
  notIn: 'is not',
  contains: 'contains',
  containsAny: 'contains',
  atLeast: 'from',
  greaterThan: 'from',
  atMost: 'to',
  lessThan: 'to',
};

/**
 * What a rule asks, with every constant taken out: which attributes of which resources it reads, and how. Ids, labels,
 * literals, names of parameters and of lookups, the order of terms and `ifNull` do not count, nor how often a term comes
 * that differs from another in a constant alone; `when` does not count either.
 */
export function askedBy({ resource, lookups, condition }: Pick<Rule, 'resource' | 'lookups' | 'condition'>): string {
  const names = new Map<string, string>();
  for (const { name, resource: joined, match, expect } of lookups) {
    const on = Object.entries(match).map(([theirs, ours]) => `${theirs}=${rename(ours, names)}`);
    names.set(name, `<${expect} ${joined} ${on.sort().join(' ')}>`);
  }
  return `${resource} ${ask(condition, names)}`;
}

type Names = ReadonlyMap<string, string>;

function ask(node: Condition, names: Names): string {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const terms = [...new Set(node.of.map((term) => ask(term, names)))].sort();
      return terms.length === 1 && terms[0] !== undefined ? terms[0] : `${node.kind}(${terms.join(', ')})`;
    }
    case 'not':
      return `not(${ask(node.of, names)})`;
    case 'some':
    case 'every':
    case 'none':
      return `${node.kind}(${place(node.list, names)}: ${ask(node.where, names)})`;
    case 'count': {
      const where = node.where ? `: ${ask(node.where, names)}` : '';
      return `count${node.atLeast ? ' from' : ''}${node.atMost ? ' to' : ''}(${place(node.list, names)}${where})`;
    }
    case 'field': {
      const { operator, operand } = node;
      const other = operand.kind === 'path' ? ` ${place(operand.path, names)}` : '';
      return `${place(node.path, names)} ${kin[operator] ?? operator}${other}`;
    }
    case 'portRange':
      return `ports(${place(node.from, names)}-${place(node.to, names)})`;
  }
}

function place(path: Path, names: Names): string {
  return path.from === 'parameter' ? '$params' : rename(path.text, names);
}

/** `$bucket.Region` with what the lookup joins in place of its name. */
function rename(text: string, names: Names): string {
  return text.replace(/^\$(\w+)/, (whole, name: string) => names.get(name) ?? whole);
}

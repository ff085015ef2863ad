import type { Condition, Count } from '../model/condition.ts';
import { InputError } from '../model/errors.ts';
import type { Yaml, YamlEntry } from '../yaml/parse.ts';
import { readFields, readList, readString } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { readForm } from './condition-form.ts';
import { type Named, type Position, readPath } from './condition-position.ts';
import { parseLeaf, parsePortRange } from './parse-leaf.ts';
import { parseWholeNumber } from './parse-operand.ts';
import { elementScope, resolveListParameter } from './parse-path.ts';
import { typeNames } from './phrases.ts';
import { namePattern, type RuleScope } from './scope.ts';

/** Bounds of one rule: the work of a condition is limited before it is ever run. */
export const conditionLimits = { depth: 12, lists: 3, nodes: 200 } as const;

/**
 * Reads the `when` and the `condition` of a rule.
 * @throws InputError at the first thing that the grammar, a type or a limit refuses.
 */
export function parseConditions(
  { when, condition }: { readonly when: Yaml | undefined; readonly condition: Yaml },
  rule: RuleScope,
): { readonly when?: Condition; readonly condition: Condition } {
  const seen = { nodes: 0 };
  const start = { scope: rule.root, rule, depth: 0, lists: 0, seen } as const;
  return {
    ...(when && { when: parseNode(when, { ...start, at: 'when', whenFalse: 'skips' }) }),
    condition: parseNode(condition, { ...start, at: 'condition', whenFalse: 'fails' }),
  };
}

function parseNode(node: Yaml, position: Position): Condition {
  const { at, depth, seen, rule } = position;
  seen.nodes += 1;
  if (depth >= conditionLimits.depth) {
    throw new InputError(node.place, {
      en: `a condition is at most ${conditionLimits.depth} levels deep`,
      ja: `条件の入れ子は${conditionLimits.depth}段までである`,
    });
  }
  if (seen.nodes > conditionLimits.nodes) {
    throw new InputError(node.place, {
      en: `a rule has at most ${conditionLimits.nodes} conditions; split it`,
      ja: `1つのルールに書ける条件は${conditionLimits.nodes}個までである。ルールを分割すること`,
    });
  }
  const form = readForm(node);
  const named = readNamed(node, at, rule.used.ids);
  const below = { ...position, depth: depth + 1 };
  switch (form) {
    case 'all':
    case 'any':
      return { ...named, kind: form, of: parseTerms(read(node, form), { ...below, at: `${at}.${form}` }) };
    case 'not':
      return { ...named, kind: 'not', of: parseNode(read(node, 'not'), { ...negate(below), at: `${at}.not` }) };
    case 'some':
    case 'every':
    case 'none':
      return parseQuantifier(node, form, named, below);
    case 'count':
      return parseCount(node, named, below);
    case 'field':
      return parseLeaf(node, named, position);
    case 'portRange':
      return parsePortRange(node, named, position);
  }
}

function readNamed(node: Yaml, at: string, ids: Set<string>): Named {
  const find = (key: string): YamlEntry | undefined =>
    node.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
  const id = find('id')?.value;
  const label = find('label')?.value;
  if (id) {
    const name = readString(id);
    if (!namePattern.test(name)) {
      throw new InputError(id.place, {
        en: `'${name.slice(0, 40)}' is no id: use letters, digits and '-'`,
        ja: `'${name.slice(0, 40)}' は id に使えない。英数字と '-' で書くこと`,
      });
    }
    if (ids.has(name)) {
      throw new InputError(id.place, {
        en: `the id '${name}' is taken by another condition of this rule`,
        ja: `id '${name}' はこのルールの別の条件で使われている`,
      });
    }
    ids.add(name);
    return { at, id: name, ...(label && { label: readText(label) }) };
  }
  return { at, ...(label && { label: readText(label) }) };
}

/** The value under the form's own key, after every other key was checked. */
function read(node: Yaml, form: string): Yaml {
  return readFields(node, [form], ['id', 'label']).get(form);
}

function parseTerms(node: Yaml, position: Position): readonly Condition[] {
  const terms = readList(node);
  if (terms.length === 0) {
    throw new InputError(node.place, {
      en: 'an empty list of conditions decides nothing',
      ja: '条件のリストが空では何も判定できない',
    });
  }
  return terms.map((term, index) => parseNode(term, { ...position, at: `${position.at}[${index}]` }));
}

function negate(position: Position): Position {
  if (position.whenFalse === 'skips') return position;
  return { ...position, whenFalse: position.whenFalse === 'fails' ? 'passes' : 'fails' };
}

function parseQuantifier(node: Yaml, kind: 'some' | 'every' | 'none', named: Named, position: Position): Condition {
  const fields = readFields(node, [kind, 'where'], ['id', 'label']);
  const { list, inside } = enterList(fields.get(kind), position);
  const where = parseNode(fields.get('where'), kind === 'none' ? negate(inside) : inside);
  return { ...named, kind, list, where };
}

function enterList(node: Yaml, position: Position): { readonly list: Count['list']; readonly inside: Position } {
  const resolved = resolveListParameter(readString(node), node.place, position.rule) ?? readPath(node, position);
  if (resolved.field.type !== 'list') {
    const name = typeNames[resolved.field.type];
    throw new InputError(node.place, {
      en: `'${resolved.path.text}' is ${name.en}, not a list; use field`,
      ja: `'${resolved.path.text}' はリストではなく${name.ja}である。field を使うこと`,
    });
  }
  if (position.lists >= conditionLimits.lists) {
    throw new InputError(node.place, {
      en: `lists are entered at most ${conditionLimits.lists} deep`,
      ja: `リストの要素をたどれるのは${conditionLimits.lists}段までである`,
    });
  }
  const inside = { ...position, scope: elementScope(resolved), lists: position.lists + 1, at: `${position.at}.where` };
  return { list: resolved.path, inside };
}

function parseCount(node: Yaml, named: Named, position: Position): Count {
  const fields = readFields(node, ['count'], ['where', 'atLeast', 'atMost', 'id', 'label']);
  const atLeast = fields.find('atLeast');
  const atMost = fields.find('atMost');
  if (atLeast === undefined && atMost === undefined) {
    throw new InputError(node.place, {
      en: 'a count is not compared with anything: add atLeast, atMost or both',
      ja: 'count の比較条件がない。atLeast か atMost、または両方を加えること',
    });
  }
  const { list, inside } = enterList(fields.get('count'), position);
  const where = fields.find('where');
  // A false `where` lowers the count, which an upper bound takes for success.
  const within: Position = atMost && inside.whenFalse !== 'skips' ? { ...inside, whenFalse: 'passes' } : inside;
  const count = `count of ${list.text}`;
  return {
    ...named,
    kind: 'count',
    list,
    ...(where && { where: parseNode(where, within) }),
    ...(atLeast && { atLeast: parseWholeNumber(atLeast, count, position.rule) }),
    ...(atMost && { atMost: parseWholeNumber(atMost, count, position.rule) }),
  };
}

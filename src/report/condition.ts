import type { CliMessages } from '../i18n/cli.en.ts';
import { askedOf, durationInWords } from '../i18n/term.ts';
import type { Condition, Count, Leaf, Operand } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import type { Language } from '../model/text.ts';

/** What writing a condition needs: the reader's language, and the defaults that parameters stand for. */
export interface ConditionReader {
  readonly t: CliMessages['rules'];
  readonly language: Language;
  readonly parameters: Rule['parameters'];
}

/** A condition as an outline, two columns deeper for each level. */
export function outlineCondition(node: Condition, reader: ConditionReader, depth = 0): string[] {
  const { t, language } = reader;
  const at = '  '.repeat(depth);
  const label = node.label ? `${node.label[language]}: ` : '';
  const head = (text: string): string => `${at}- ${label}${text}`;
  const below = (children: readonly Condition[]): string[] =>
    children.flatMap((child) => outlineCondition(child, reader, depth + 1));
  switch (node.kind) {
    case 'all':
    case 'any':
      return [head(t[node.kind]), ...below(node.of)];
    case 'not':
      return [head(t.not), ...below([node.of])];
    case 'count': {
      const text = t.counted({ list: node.list.text, range: rangeOf(node, reader) });
      return [head(text), ...below(node.where ? [node.where] : [])];
    }
    case 'some':
    case 'every':
    case 'none':
      return [head(t[node.kind]({ list: node.list.text })), ...below([node.where])];
    case 'portRange':
      return [head(`${t.covers({ from: node.from.text, to: node.to.text })} ${operandText(node.covers, reader)}`)];
    case 'field':
      return [head(leafText(node, reader))];
  }
}

function leafText(leaf: Leaf, reader: ConditionReader): string {
  const { t, language } = reader;
  if (leaf.operator === 'isNull') {
    const isNull = leaf.operand.kind === 'literal' && leaf.operand.value === true;
    return `${leaf.path.text} ${isNull ? t.absent : t.present}`;
  }
  const asked = askedOf(leaf.operator, operandText(leaf.operand, reader), language);
  return `${leaf.path.text}: ${asked}`;
}

function rangeOf({ atLeast, atMost }: Count, reader: ConditionReader): string {
  const bounds = [
    atLeast && askedOf('atLeast', operandText(atLeast, reader), reader.language),
    atMost && askedOf('atMost', operandText(atMost, reader), reader.language),
  ];
  return bounds.filter((bound) => bound !== undefined).join(' ');
}

function operandText(operand: Operand, { parameters, language }: ConditionReader): string {
  if (operand.kind === 'path') return operand.path.text;
  if (operand.kind === 'literal') return plain(operand.value);
  const parameter = parameters[operand.name];
  const value = plain(parameter?.default ?? null);
  return `${parameter?.type === 'duration' ? durationInWords(value, language) : value} (${operand.name})`;
}

function plain(value: Json): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

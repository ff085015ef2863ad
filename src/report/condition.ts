import type { CliMessages } from '../i18n/cli.en.ts';
import { askedOf, durationInWords, valueSeparator } from '../i18n/term.ts';
import type { Condition, Count, Leaf, Operand, Operator, Path } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { brackets } from './brackets.ts';

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
      const text = t.counted({
        list: nameOf(node.list, reader),
        range: rangeOf(node, reader),
        isNarrowed: !!node.where,
      });
      return [head(text), ...below(node.where ? [node.where] : [])];
    }
    case 'some':
    case 'every':
    case 'none':
      return [head(t[node.kind]({ list: nameOf(node.list, reader) })), ...below([node.where])];
    case 'portRange':
      return [
        head(
          `${t.covers({ from: nameOf(node.from, reader), to: nameOf(node.to, reader) })} ${operandText(node.covers, reader)}`,
        ),
      ];
    case 'field':
      return [head(leafText(node, reader))];
  }
}

/** A path as the rule has it; `.` is the element in hand. */
function nameOf({ text }: Path, { t }: ConditionReader): string {
  return text === '.' ? t.element : text;
}

/** One of a single value is that value. */
function plainOperator({ operator, operand }: Leaf): Operator {
  const isSingle = operand.kind === 'literal' && Array.isArray(operand.value) && operand.value.length === 1;
  if (!isSingle) return operator;
  return operator === 'in' ? 'equals' : operator === 'notIn' ? 'notEquals' : operator;
}

function leafText(leaf: Leaf, reader: ConditionReader): string {
  const { t, language } = reader;
  if (leaf.operator === 'isNull') {
    const isNull = leaf.operand.kind === 'literal' && leaf.operand.value === true;
    return `${nameOf(leaf.path, reader)} ${isNull ? t.absent : t.present}`;
  }
  const asked = askedOf(plainOperator(leaf), operandText(leaf.operand, reader), language);
  return `${nameOf(leaf.path, reader)}: ${asked}`;
}

function rangeOf({ atLeast, atMost }: Count, reader: ConditionReader): string {
  const bounds = [
    atLeast && askedOf('atLeast', operandText(atLeast, reader), reader.language),
    atMost && askedOf('atMost', operandText(atMost, reader), reader.language),
  ];
  return bounds.filter((bound) => bound !== undefined).join(reader.language === 'ja' ? '・' : ', ');
}

function operandText(operand: Operand, reader: ConditionReader): string {
  const { parameters, language } = reader;
  if (operand.kind === 'path') return nameOf(operand.path, reader);
  if (operand.kind === 'literal') return plain(operand.value, language);
  const parameter = parameters[operand.name];
  const value = plain(parameter?.default ?? null, language);
  return (parameter?.type === 'duration' ? durationInWords(value, language) : value) + brackets(operand.name, language);
}

function plain(value: Json, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, language)).join(valueSeparator[language]);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

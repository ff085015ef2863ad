import type { Condition, Operand } from '../../model/condition.ts';
import type { Json } from '../../model/json.ts';
import type { Rule } from '../../model/rule.ts';

/**
 * The texts that rules compare with, word for word: of conditions, and of parameters as they are by default and in force.
 * Pseudonyms spare them, or `Enabled` would no longer be what a rule asks for where a bucket is called so.
 */
export function comparedWords(
  rules: readonly Rule[],
  parameters: ReadonlyMap<string, Readonly<Record<string, Json>>> = new Map(),
): ReadonlySet<string> {
  const words = new Set<string>();
  for (const rule of rules) {
    if (rule.when) addCondition(rule.when, words);
    addCondition(rule.condition, words);
    for (const parameter of Object.values(rule.parameters)) addTexts(parameter.default, words);
    for (const value of Object.values(parameters.get(rule.id) ?? {})) addTexts(value, words);
  }
  return words;
}

function addCondition(node: Condition, words: Set<string>): void {
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const term of node.of) addCondition(term, words);
      break;
    case 'not':
      addCondition(node.of, words);
      break;
    case 'field':
      addOperand(node.operand, words);
      break;
    case 'portRange':
      break;
    default:
      if (node.where) addCondition(node.where, words);
  }
}

function addOperand(operand: Operand, words: Set<string>): void {
  if (operand.kind === 'literal') addTexts(operand.value, words);
}

function addTexts(value: Json, words: Set<string>): void {
  if (typeof value === 'string') words.add(value);
  else if (Array.isArray(value)) for (const one of value) addTexts(one, words);
}

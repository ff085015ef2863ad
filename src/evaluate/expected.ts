import type { Condition, Count, Leaf, Operand, PortRange, Quantifier } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import { formatDuration } from '../text/duration.ts';
import type { Cursor, Env } from './facts.ts';
import { readOperand } from './leaf.ts';
import { timeOperators } from './operators.ts';
import { cut, masked, shownLength, showQuoted, showValue } from './show.ts';

/** What a node asked for, as a result shows it. A duration is text again; of a list it is the question put to its elements. */
export function expectedOf(node: Leaf | PortRange | Quantifier | Count, env: Env, cursor: Cursor): Json {
  switch (node.kind) {
    case 'field':
      return expectedOfLeaf(node, env, cursor);
    case 'portRange':
      return showValue(readOperand(node.covers, env, cursor) ?? null);
    case 'count':
      return {
        ...(node.atLeast && { atLeast: readOperand(node.atLeast, env, cursor) ?? null }),
        ...(node.atMost && { atMost: readOperand(node.atMost, env, cursor) ?? null }),
        ...(node.where && { where: question(node.where, env) }),
      };
    default:
      return question(node.where, env);
  }
}

function expectedOfLeaf({ operand, operator, sensitive }: Leaf, env: Env, cursor: Cursor): Json {
  const value = readOperand(operand, env, cursor);
  if (value === undefined) return operand.kind === 'path' ? operand.path.text : null;
  if (operand.kind === 'path' && sensitive && value !== null) return masked;
  return timeOperators.has(operator) && typeof value === 'number' ? formatDuration(value) : showValue(value);
}

function question(node: Condition, env: Env): string {
  return cut(write(node, env), shownLength);
}

/** A condition on one line: `CidrIp equals "0.0.0.0/0" and IpProtocol in "tcp", "6"`. */
function write(node: Condition, env: Env): string {
  switch (node.kind) {
    case 'all':
      return join(node.of, ' and ', env);
    case 'any':
      return join(node.of, ' or ', env);
    case 'not':
      return `not (${write(node.of, env)})`;
    case 'field':
      return `${node.path.text} ${node.operator} ${writeOperand(node.operand, env, timeOperators.has(node.operator))}`;
    case 'portRange':
      return `${node.from.text}-${node.to.text} covers ${writeOperand(node.covers, env)}`;
    case 'count':
      return `count of ${node.list.text}${node.where ? ` where ${write(node.where, env)}` : ''}${writeBounds(node, env)}`;
    default:
      return `${node.kind} of ${node.list.text} where ${write(node.where, env)}`;
  }
}

function join(terms: readonly Condition[], word: string, env: Env): string {
  const texts = terms.map((term) => {
    const nested = (term.kind === 'all' || term.kind === 'any') && terms.length > 1;
    return nested ? `(${write(term, env)})` : write(term, env);
  });
  return texts.join(word);
}

function writeBounds(node: Count, env: Env): string {
  const atLeast = node.atLeast ? ` atLeast ${writeOperand(node.atLeast, env)}` : '';
  return atLeast + (node.atMost ? ` atMost ${writeOperand(node.atMost, env)}` : '');
}

function writeOperand(operand: Operand, env: Env, duration = false): string {
  if (operand.kind === 'path') return operand.path.text;
  const value = operand.kind === 'literal' ? operand.value : (env.params[operand.name] ?? null);
  return duration && typeof value === 'number' ? formatDuration(value) : showQuoted(value);
}

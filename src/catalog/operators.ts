import type { FieldType, Operator } from '../model/condition.ts';

const equality = ['equals', 'notEquals', 'in', 'notIn'] as const;
const order = ['atLeast', 'atMost', 'greaterThan', 'lessThan'] as const;

/** Which operators a field of each type takes. Everything else is refused when the rule is loaded. */
export const operatorsByType: Readonly<Record<FieldType, readonly Operator[]>> = {
  string: [
    'isNull',
    ...equality,
    'contains',
    'notContains',
    'containsAny',
    'startsWith',
    'endsWith',
    'like',
    'equalsField',
    'startsWithField',
  ],
  integer: ['isNull', ...equality, ...order, 'equalsField'],
  number: ['isNull', ...equality, ...order, 'equalsField'],
  boolean: ['isNull', 'equals', 'notEquals', 'equalsField'],
  time: ['isNull', 'olderThan', 'newerThan', 'expiresInMoreThan', 'expiresWithin', 'equalsField'],
  list: ['isNull', 'includes'],
  object: ['isNull'],
};

/** Operators that have a truth of their own on `null`; any other needs `ifNull` on a nullable field. */
export const definedOnNull: readonly Operator[] = ['isNull', ...equality];

/** What an operator compares with. */
export type OperandShape = 'value' | 'list' | 'flag' | 'duration' | 'path';

export function shapeOf(operator: Operator): OperandShape {
  if (operator === 'isNull') return 'flag';
  if (operator === 'in' || operator === 'notIn' || operator === 'containsAny') return 'list';
  if (operator === 'equalsField' || operator === 'startsWithField') return 'path';
  return operatorsByType.time.includes(operator) ? 'duration' : 'value';
}

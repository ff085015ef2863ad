import { QueryError } from './words.ts';

/** `==` counts case, `=~` does not; the words that search in a text do not. */
export function compare(operator: string, left: unknown, right: unknown): boolean {
  switch (operator) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case '=~':
      return lower(left) === lower(right);
    case '!~':
      return lower(left) !== lower(right);
    case 'contains':
      return lower(left).includes(lower(right));
    case 'startswith':
      return lower(left).startsWith(lower(right));
    case 'endswith':
      return lower(left).endsWith(lower(right));
    case 'has':
      return lower(left)
        .split(/[^a-z0-9]+/)
        .includes(lower(right));
    default:
      throw new QueryError(`not an operator: ${operator}`);
  }
}

export function isIn(operator: string, value: unknown, list: readonly unknown[]): boolean {
  const equals = operator.endsWith('~') ? '=~' : '==';
  return list.some((item) => compare(equals, value, item)) !== operator.startsWith('!');
}

export function truthOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new QueryError('a condition that is no yes or no');
  return value;
}

function same(left: unknown, right: unknown): boolean {
  return left === right;
}

function lower(value: unknown): string {
  return String(value ?? '').toLowerCase();
}

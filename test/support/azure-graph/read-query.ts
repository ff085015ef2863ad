import { type Condition, parseCondition } from './condition.ts';
import { QueryError, readWords } from './words.ts';

/** A query as the reader writes it: one table, one filter, columns, in the order of ids. */
export interface GraphQuery {
  readonly table: string;
  readonly where: Condition;
  readonly columns: readonly string[];
}

/** Takes the part of KQL that the reader writes; anything else is an error, so that a wrong query fails a test. */
export function readQuery(text: string): GraphQuery {
  const [table = '', where = '', project = '', order = '', ...rest] = splitPipes(text);
  if (!/^[a-z]+$/.test(table) || rest.length > 0) throw new QueryError(`not a query of one table: ${text}`);
  if (!/^where\s/.test(where)) throw new QueryError(`no filter: ${where}`);
  if (!/^project\s+\w+(?:\s*,\s*\w+)*$/.test(project)) throw new QueryError(`no columns: ${project}`);
  // Without an order the pages need not follow on one another.
  if (order !== 'order by id asc') throw new QueryError(`no order: ${order}`);
  const columns = project.replace(/^project\s+/, '').split(/\s*,\s*/);
  // Resource Graph hands out no token where the id is not among the columns.
  if (!columns.includes('id')) throw new QueryError('no id among the columns');
  return { table, where: parseCondition(readWords(where.replace(/^where\s/, ''))), columns };
}

/** At each `|` that is not in a text. */
function splitPipes(text: string): readonly string[] {
  return (text.match(/(?:'[^']*'|"[^"]*"|[^|'"])+/g) ?? []).map((part) => part.trim());
}

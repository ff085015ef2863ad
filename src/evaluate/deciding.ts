import type { Observed, Truth } from '../model/result.ts';
import type { Explanation } from './explanation.ts';

/** Most leaves one result keeps. */
const leafLimit = 100;

/**
 * The leaves that made a condition what it is: the false terms of a false `all`, every term of a false `any`, the
 * elements that hit in a failed `none`, what was unknown in an unknown one, and in a true one what made it true.
 */
export function decidingLeaves(explanation: Explanation): readonly Observed[] {
  const observed: Observed[] = [];
  for (const node of decidingNodes(explanation)) {
    if (observed.length === leafLimit) break;
    // A count that is unknown because of its elements leaves the word to them.
    const silent = node.result === 'unknown' && node.children.length > 0;
    if (node.compared && !silent) observed.push({ ...node.compared, result: node.result });
  }
  return observed;
}

/** The ids of the deciding nodes, outermost first. */
export function decidingIds(explanation: Explanation): readonly string[] {
  return [...new Set(decidingNodes(explanation).flatMap(({ id }) => id ?? []))];
}

/** Every node on the way from the root to the deciding leaves, in the order they stand in the rule. */
function decidingNodes(node: Explanation): readonly Explanation[] {
  return [node, ...decidingTerms(node).flatMap(decidingNodes)];
}

/** The terms that are `wanted`: the outermost ones with a label or an id, and bare leaves where there is none above. */
export function termsThatAre(wanted: Truth, node: Explanation): readonly Explanation[] {
  if (node.result === wanted) return outermostNamed(node);
  const terms = node.kind === 'all' || node.kind === 'any' ? node.children : [];
  return terms.flatMap((term) => termsThatAre(wanted, term));
}

function outermostNamed(node: Explanation): readonly Explanation[] {
  if (node.label || node.id !== undefined) return [node];
  return node.compared ? [node] : decidingTerms(node).flatMap(outermostNamed);
}

/** The terms, or the elements of a list, that decided a node. */
export function decidingTerms({ kind, result, children }: Explanation): readonly Explanation[] {
  if (kind !== 'all' && kind !== 'any') return children;
  return children.filter((child) => child.result === result);
}

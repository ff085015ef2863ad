import { changeKinds, type Diff, type DiffSide, type ResultChange, type RuleChange } from '../../model/diff.ts';
import type { Text } from '../../model/text.ts';
import { printableJson } from '../printable.ts';

/** A diff for a program, as its JSON Schema describes it: one line a record, keys always in the same order. */
export function* reportDiffJson(diff: Diff): Iterable<string> {
  yield '{\n';
  yield `"schemaVersion": ${printableJson(diff.schemaVersion)},\n`;
  yield `"old": ${printableJson(shapeSide(diff.old))},\n"new": ${printableJson(shapeSide(diff.new))},\n`;
  yield `"counts": ${printableJson(Object.fromEntries(changeKinds.map((kind) => [kind, diff.counts[kind]])))},\n`;
  const { newFindings, unchanged, readAgain } = diff;
  yield `"newFindings": ${newFindings}, "unchanged": ${unchanged}, "readAgain": ${readAgain},\n`;
  yield* list('scope', diff.scope, ({ what, change, name }) => ({ what, change, name }));
  yield ',\n';
  yield* list('rules', diff.rules, shapeRule);
  yield ',\n';
  yield* list('changes', diff.changes, shapeChange);
  yield '\n}\n';
}

function* list<T>(key: string, items: readonly T[], shape: (item: T) => object): Iterable<string> {
  yield `"${key}": [\n`;
  for (const [index, item] of items.entries()) {
    yield `${printableJson(shape(item))}${index === items.length - 1 ? '' : ','}\n`;
  }
  yield ']';
}

function shapeSide({ tool, organization, run, open, unknown }: DiffSide): object {
  const { id, startedAt, finishedAt, asOf, complete, interrupted } = run;
  return {
    tool: { name: tool.name, version: tool.version },
    organization,
    run: { id, startedAt, finishedAt, asOf, complete, interrupted },
    open,
    unknown,
  };
}

function shapeRule({ rule, was, title, what }: RuleChange): object {
  return { rule, was, title: text(title), what };
}

function shapeChange(change: ResultChange): object {
  const { kind, rule, title, severity, from, to, absent, isNew, ruleChanged, message, details, moreDetails } = change;
  const { type, id, name, target, account, region } = change.resource;
  return {
    ...{ kind, rule, title: text(title), severity, resource: { type, id, name, target, account, region } },
    ...{ from, to, absent, isNew, ruleChanged, message: text(message) },
    details: details.map(({ what, field, from, to }) => ({ what, field, from, to })),
    moreDetails,
  };
}

function text({ en, ja }: Text): Text {
  return { en, ja };
}

import { type FieldType, type Leaf, type Operator, operators, type PortRange } from '../model/condition.ts';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Yaml, YamlEntry } from '../yaml/parse.ts';
import { readBoolean, readList, readMap, readString } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { Named, Position } from './condition-position.ts';
import { readPath } from './condition-position.ts';
import { definedOnNull, operatorsByType, shapeOf } from './operators.ts';
import { parseOperand } from './parse-operand.ts';
import type { ResolvedPath } from './parse-path.ts';
import { typeNames } from './phrases.ts';

/** Reads `field: PATH` with exactly one operator, and `ifNull` where the field can be null. */
export function parseLeaf(node: Yaml, named: Named, position: Position): Leaf {
  const entries = new Map(readMap(node).map((entry) => [entry.key, entry]));
  const field = read(entries, 'field', node);
  const target = readPath(field.value, position);
  const operator = readOperator(node, target, readString(field.value));
  const { value } = read(entries, operator, node);
  const text = target.path.text;
  const compared = shapeOf(operator) === 'path' ? readPath(value, position) : undefined;
  if (compared && compared.field.type !== target.field.type) {
    const [ours, theirs] = [typeNames[target.field.type], typeNames[compared.field.type]];
    throw new InputError(value.place, {
      en: `'${text}' is ${ours.en}, but '${compared.path.text}' is ${theirs.en}`,
      ja: `'${text}' は${ours.ja}だが、'${compared.path.text}' は${theirs.ja}である`,
    });
  }
  const asked = operator === 'includes' ? (target.field.items ?? target.field) : target.field;
  return {
    ...named,
    kind: 'field',
    path: target.path,
    operator,
    operand: compared
      ? { kind: 'path', path: compared.path }
      : parseOperand(value, { text, field: asked, operator }, position.rule),
    ...readIfNull(entries.get('ifNull'), node, { operator, paths: compared ? [target, compared] : [target] }),
    type: target.field.type,
    sensitive: target.sensitive || compared?.sensitive === true,
  };
}

function readOperator(node: Yaml, target: ResolvedPath, text: string): Operator {
  const known = new Set<string>(operators);
  const beside = ['field', 'ifNull', 'id', 'label'];
  const [first, second] = readMap(node).filter(({ key }) => !beside.includes(key));
  const fitting = operatorsByType[target.field.type].filter((name) => target.nullable || name !== 'isNull');
  if (first === undefined) {
    throw new InputError(node.place, {
      en: `'${text}' is not compared with anything: add one of ${fitting.join(', ')}`,
      ja: `'${text}' の比較条件がない。次のいずれかを加えること: ${fitting.join(', ')}`,
    });
  }
  for (const entry of second ? [first, second] : [first]) {
    if (known.has(entry.key)) continue;
    const hint = didYouMean(entry.key, [...operators, ...beside]);
    throw new InputError(entry.keyPlace, {
      en: `unknown operator '${entry.key}'${hint.en}`,
      ja: `未知の演算子 '${entry.key}'${hint.ja}`,
    });
  }
  if (second) {
    throw new InputError(second.keyPlace, {
      en: `'${first.key}' and '${second.key}' stand together; give each its own leaf under all or any`,
      ja: `'${first.key}' と '${second.key}' は併記できない。all か any の下に1つずつ分けて書くこと`,
    });
  }
  const operator = operators.find((candidate) => candidate === first.key);
  if (operator === 'isNull' && !target.nullable) {
    throw new InputError(first.keyPlace, {
      en: `'${text}' is never null, so isNull decides nothing`,
      ja: `'${text}' は null にならないため、isNull では何も判定できない`,
    });
  }
  if (operator === undefined || !fitting.includes(operator)) {
    throw new InputError(first.keyPlace, misapplied(first.key, text, target.field.type, fitting));
  }
  if (operator === 'includes') checkElements(target, text, first);
  return operator;
}

function misapplied(operator: string, text: string, type: FieldType, fitting: readonly Operator[]): Text {
  const [name, list] = [typeNames[type], fitting.join(', ')];
  const enter =
    type === 'list'
      ? {
          en: ', or enter it with some, every, none or count',
          ja: '。または some、every、none、count で要素をたどること',
        }
      : { en: '', ja: '' };
  return {
    en: `'${operator}' does not apply to '${text}', which is ${name.en}; use ${list}${enter.en}`,
    ja: `'${operator}' は${name.ja}である '${text}' には使えない。使える演算子: ${list}${enter.ja}`,
  };
}

function checkElements(target: ResolvedPath, text: string, { keyPlace }: YamlEntry): void {
  const type = target.field.items?.type;
  if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return;
  throw new InputError(keyPlace, {
    en: `the elements of '${text}' are no plain values; use some with where`,
    ja: `'${text}' の要素は単純な値ではない。some と where を使うこと`,
  });
}

interface Nullability {
  readonly operator: Operator | 'portRange';
  readonly paths: readonly ResolvedPath[];
}

function readIfNull(
  entry: YamlEntry | undefined,
  node: Yaml,
  { operator, paths }: Nullability,
): { readonly ifNull?: boolean } {
  const nullable = paths.find((path) => path.nullable);
  const defined = definedOnNull.some((candidate) => candidate === operator);
  if (entry === undefined) {
    if (nullable === undefined || defined) return {};
    const { text } = nullable.path;
    throw new InputError(node.place, {
      en: `'${text}' can be null: say what '${operator}' means then, ifNull: true or ifNull: false`,
      ja: `'${text}' は null になりうる。その場合の '${operator}' の結果を ifNull: true か ifNull: false で示すこと`,
    });
  }
  if (operator === 'isNull') {
    throw new InputError(entry.keyPlace, {
      en: `'isNull' already says what null means; drop ifNull`,
      ja: `null の扱いは 'isNull' で決まっている。ifNull を削除すること`,
    });
  }
  if (nullable === undefined) {
    const texts = paths.map((path) => `'${path.path.text}'`);
    throw new InputError(entry.keyPlace, {
      en: `${texts.join(' and ')} ${paths.length > 1 ? 'are' : 'is'} never null; drop ifNull`,
      ja: `${texts.join(' と ')} は null にならない。ifNull を削除すること`,
    });
  }
  return { ifNull: readBoolean(entry.value) };
}

/** Reads `portRange: [FROM, TO]` with `covers`. */
export function parsePortRange(node: Yaml, named: Named, position: Position): PortRange {
  const entries = new Map(readMap(node).map((entry) => [entry.key, entry]));
  const known = ['portRange', 'covers', 'ifNull', 'id', 'label'];
  for (const { key, keyPlace } of entries.values()) {
    if (known.includes(key)) continue;
    const hint = didYouMean(key, known);
    throw new InputError(keyPlace, { en: `unknown key '${key}'${hint.en}`, ja: `未知のキー '${key}'${hint.ja}` });
  }
  const range = read(entries, 'portRange', node).value;
  const ends = readList(range).map((end) => {
    const path = readPath(end, position);
    if (path.field.type === 'integer') return path;
    const name = typeNames[path.field.type];
    throw new InputError(end.place, {
      en: `'${path.path.text}' is ${name.en}; a port is a whole number`,
      ja: `'${path.path.text}' は${name.ja}である。ポートには整数のフィールドを指定すること`,
    });
  });
  const [from, to, ...rest] = ends;
  if (from === undefined || to === undefined || rest.length > 0) {
    throw new InputError(range.place, {
      en: `'portRange' takes two fields, [FROM, TO]`,
      ja: `'portRange' には2つのフィールドを [FROM, TO] の形で指定すること`,
    });
  }
  const covers = read(entries, 'covers', node).value;
  const ports = { text: 'covers', field: { type: 'integer' }, operator: 'in' } as const;
  return {
    ...named,
    kind: 'portRange',
    from: from.path,
    to: to.path,
    covers: parseOperand(covers, ports, position.rule),
    ...readIfNull(entries.get('ifNull'), node, { operator: 'portRange', paths: ends }),
  };
}

function read(entries: ReadonlyMap<string, YamlEntry>, key: string, node: Yaml): YamlEntry {
  const entry = entries.get(key);
  if (entry !== undefined) return entry;
  throw new InputError(node.place, { en: `missing key '${key}'`, ja: `キー '${key}' がない` });
}

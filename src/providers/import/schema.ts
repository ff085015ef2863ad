import { type ImportKind, importKinds } from '../../model/config.ts';
import type { Text } from '../../model/text.ts';
import type { Field, ResourceSchema } from '../schema.ts';
import { readCalls } from './calls.ts';
import { gravities } from './severity.ts';

type Fields = Readonly<Record<string, Field>>;

/** Of the file, whatever stands in it. */
export const fileFields: Fields = {
  Sha256: { type: 'string' },
  Bytes: { type: 'integer' },
};

/** Who made the report, when and of what. */
export const originFields: Fields = {
  Format: { type: 'string', enum: ['sarif', 'prowler-ocsf'] },
  Tool: { type: 'string' },
  ToolVersion: { type: 'string', nullable: true },
  GeneratedAt: {
    type: 'time',
    doc: { en: 'the earliest of its runs', ja: '複数の実行を含む場合は最も早い日時' },
  },
  TimeSource: {
    type: 'string',
    enum: ['report', 'modified'],
    doc: {
      en: 'modified: the report says no time, and comply.yaml takes that of the file’s last change',
      ja: 'modifiedは、レポートに日時がなく、comply.yamlの指定によりファイルの更新日時を用いたもの',
    },
  },
  Origin: {
    type: 'string',
    derived: 'Tool, ToolVersion, GeneratedAt, Sha256',
    doc: { en: 'whose report it is, of when', ja: 'レポートの出所と日時' },
  },
  Successful: {
    type: 'boolean',
    nullable: true,
    doc: { en: 'null: the report does not say', ja: 'nullはレポートに記載なし' },
  },
  Rules: {
    type: 'integer',
    doc: {
      en: 'rules that the report describes; some scanners describe only those that found something',
      ja: 'レポートに記載されたルールの数。検出のあったルールだけを記載するスキャナーもある',
    },
  },
  Repository: { type: 'string', nullable: true },
  RevisionId: { type: 'string', nullable: true },
};

/**
 * What the report found, of it as a whole or of one open finding in it: read only where it is whole, of a scan that succeeded, and no
 * older than it may be.
 */
export const resultFields: Fields = {
  Problem: {
    type: 'string',
    nullable: true,
    doc: {
      en: 'the scanner’s own id of one finding, - where it gives none; null: the report as a whole',
      ja: '検出事項1件についてのスキャナー側のID（なければ -）。nullはレポート全体',
    },
  },
  Place: {
    type: 'string',
    nullable: true,
    doc: { en: 'where it lies', ja: '検出箇所' },
  },
  Gravity: {
    type: 'string',
    enum: gravities,
    nullable: true,
    doc: {
      en: 'of the report that of the gravest open finding; null: there is none',
      ja: 'レポート全体では未解決の検出事項のうち最も重大なもの。nullは検出事項なし',
    },
  },
  Open: {
    type: 'integer',
    doc: {
      en: 'open findings; of one finding 1, of the last that is told apart it and all further ones',
      ja: '未解決の検出事項の数。検出事項1件では1。区別して扱う最後の1件では、それ以降を含む数',
    },
  },
  Suppressed: {
    type: 'integer',
    nullable: true,
    doc: {
      en: 'findings that the scanner’s own settings accept; null: not the report as a whole',
      ja: 'スキャナー側の設定で抑制された検出事項の数。nullはレポート全体ではないもの',
    },
  },
  Undecided: {
    type: 'integer',
    nullable: true,
    doc: {
      en: 'what the scanner leaves to a person; null: not the report as a whole',
      ja: 'スキャナーが人の判断に委ねたものの数。nullはレポート全体ではないもの',
    },
  },
};

const titles: Readonly<Record<ImportKind, Text>> = {
  dependencies: { en: 'Imported report on dependencies', ja: '取り込んだレポート（依存ライブラリ）' },
  containers: { en: 'Imported report on container images', ja: '取り込んだレポート（コンテナイメージ）' },
  secrets: { en: 'Imported report on secrets in code', ja: '取り込んだレポート（コード中のシークレット）' },
  iac: { en: 'Imported report on infrastructure as code', ja: '取り込んだレポート（IaC）' },
  code: { en: 'Imported report on code', ja: '取り込んだレポート（コード）' },
  cloud: { en: 'Imported report on cloud accounts', ja: '取り込んだレポート（クラウド）' },
};

export function importType(kind: ImportKind): string {
  return `import/${kind}`;
}

/** Reports of each kind, and what they found. They are alike, and rules differ by what it is about. */
export const importSchemas: readonly ResourceSchema[] = importKinds.map((kind) => ({
  type: importType(kind),
  title: titles[kind],
  scope: 'account',
  list: [],
  source: 'SARIF 2.1.0 (OASIS), OCSF 2004 Detection Finding',
  fields: { File: { type: 'string' }, ...costing(kind) },
}));

/** What the file tells, at the price of reading it. */
function costing(kind: ImportKind): Fields {
  const from = [readCalls[kind]];
  const told = Object.entries({ ...fileFields, ...originFields, ...resultFields });
  return Object.fromEntries(told.map(([name, field]) => [name, { ...field, from }]));
}

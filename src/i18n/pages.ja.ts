import type { PagesMessages } from './pages.en.ts';

/** ルール・対策・項目・フレームワークのページの文言（説明と共通のものを除く）。 */
export const pagesJa: PagesMessages = {
  parameter: 'パラメーター',
  meaning: '意味',
  standard: '既定値',
  allowed: '指定できる値',
  stricter: '厳しくなる方向',
  strictest: {
    higher: '大きい値',
    lower: '小さい値',
    subset: '要素を減らす',
    superset: '要素を増やす',
    true: '`true`',
    false: '`false`',
  },
  anyValue: '制限なし',
  reads: '読み取る情報',
  attributes: '属性',
  call: '呼び出し',
  permission: '権限',
  noPermission: '不要',
  unknown: '「不明」になる場合',
  notRead:
    '上の属性を読み取れず（権限不足、スロットリング、途中での途切れ、仕様と異なる応答など）、ほかの属性だけでは判定できない場合。リソースの一覧を最後まで読み取れなかった場合は、その範囲について「不明」の結果を1件出す。',
  notFound: ({ what, type, by }) =>
    `${by} が指すもの（${what}、${type}）が、アカウントが対象外であるなどの理由で、読み取った範囲にない場合。`,
  notDemanded: '検査する対策がないため、このルールに依存する項目はない。',
  cli: 'コマンドラインの場合:',
  terraform: 'Terraformの場合:',
  publisher: '発行者',
  editions: '版',
  entry: '項目',
  successors: ({ edition }) => `${edition}版での項目`,
  withdrawn: '廃止',
};

import type { PackMessages } from './packs.en.ts';

/** What reports and commands say of rule packs, in Japanese. */
export const packsJa: PackMessages = {
  heading: 'ルールパック',
  means:
    '本ツールのルールではない。検出事項はほかのルールと同じように扱うが、合格しても項目の「全テスト合格」には算入しない（対応表と照合しているのはカタログのルールだけである）。',
  pack: 'パック',
  rules: ({ n }) => `ルール${n}件`,
  rulesLabel: 'ルール数',
  named: ({ name, version, pinned, digest }) =>
    `${name} ${version}、${pinned ? 'comply.yamlで固定' : '固定なし'}（SHA-256 ${digest}）`,
  pinned: 'comply.yamlで固定',
  unpinned: '固定なし（--packで指定したフォルダーの内容のまま）',
  pinning: '固定',
  digest: 'SHA-256',
  licence: ({ licence }) => `ライセンス: ${licence}`,
  written: ({ file }) => `${file} を作成`,
  next: ({ id, test }) =>
    `${id} は下書きである（severity: info、対策なし）。変更するまでゲートにも項目の判定にも影響しない。TODO の箇所を書き換え、${test} で確認すること`,
};

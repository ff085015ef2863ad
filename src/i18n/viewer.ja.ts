import type { ViewerMessages } from './viewer.en.ts';

/** 人が読むレポートの、各ページの外側の文言。 */
export const viewerJa: ViewerMessages = {
  title: ({ organization }) => `コンプライアンスギャップレポート：${organization}`,
  skip: '本文へ',
  contents: 'ページ一覧',
  language: '言語',
  theme: '表示',
  themes: { auto: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  footer: ({ name, version }) => `${name} ${version} で作成`,
};

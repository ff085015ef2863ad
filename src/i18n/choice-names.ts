import type { Text } from '../model/text.ts';

/** What the words of `categories` and `role` in comply.yaml are called. */
const names: Readonly<Record<string, Text>> = {
  security: { en: 'security', ja: 'セキュリティ' },
  availability: { en: 'availability', ja: '可用性' },
  'processing-integrity': { en: 'processing integrity', ja: '処理のインテグリティ' },
  confidentiality: { en: 'confidentiality', ja: '機密保持' },
  privacy: { en: 'privacy', ja: 'プライバシー' },
  customer: { en: 'cloud service customer', ja: 'クラウドサービスカスタマ' },
  provider: { en: 'provider', ja: 'サービス提供事業者' },
  institution: { en: 'medical institution', ja: '医療機関等' },
  both: { en: 'both', ja: '両方' },
};

/** A word that is none of them stands for itself. */
export function choiceName(word: string): Text {
  return (Object.hasOwn(names, word) ? names[word] : undefined) ?? { en: word, ja: word };
}

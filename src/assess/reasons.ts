import { choiceName } from '../i18n/choice-names.ts';
import type { ControlScope } from '../model/config.ts';
import type { Text } from '../model/text.ts';

/** Why a control is out of scope, one function a reason. */
export const informativeReason: Text = {
  en: 'Explains scope and reading; there is nothing to assess.',
  ja: '適用範囲や読み方を説明する項目であり、評価の対象がない。',
};

export const specificationsReason: Text = {
  en: 'Everything that belongs to it is out of scope.',
  ja: 'この項目に属する項目がすべて対象外である。',
};

export function categoryReason(category: string): Text {
  const { en, ja } = choiceName(category);
  return {
    en: `Belongs to the category ${en}, which was not chosen.`,
    ja: `選択していないカテゴリー「${ja}」に属する。`,
  };
}

export function roleReason(roles: readonly string[]): Text {
  const whose = roles.map(choiceName);
  return {
    en: `A duty of the ${whose.map(({ en }) => en).join(' and the ')}, a role that was not chosen.`,
    ja: `選択していない役割（${whose.map(({ ja }) => ja).join('、')}）の責務である。`,
  };
}

/** The organisation's own words, in the language it wrote them. */
export function decidedReason({ reason, approvedBy }: Pick<ControlScope, 'reason' | 'approvedBy'>): Text {
  return { en: `${reason} (approved by ${approvedBy})`, ja: `${reason.replace(/[。.]$/, '')}、承認者: ${approvedBy}` };
}

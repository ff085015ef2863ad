import type { Language } from '../model/text.ts';
import { type VendorMessages, vendorEn } from './vendor.en.ts';
import { vendorJa } from './vendor.ja.ts';

const dictionaries: Readonly<Record<Language, VendorMessages>> = { en: vendorEn, ja: vendorJa };

/** Every text around the vendor reference list in one language. */
export function vendorMessagesIn(language: Language): VendorMessages {
  return dictionaries[language];
}

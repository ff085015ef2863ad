import { digitOf, isUpper } from './chars.ts';

const prefectures = new Set(
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  ),
);
const municipality = /^[^\s0-9０-９、。,"]{1,10}?[市区町村郡]/;
/** What stands between the municipality and the end of the block number. */
const block =
  /^[^0-9０-９、。,"\n]{0,20}[0-9０-９]{1,4}(?:(?:丁目|番地|番|号|の|[-－−‐ー])?[0-9０-９]{0,4}){0,4}(?:番地|番|号)?/;

/** Whether 都, 道, 府 or 県 at `at` ends the name of a prefecture; then where that begins, else -1. */
export function startOfPrefecture(text: string, at: number): number {
  for (const length of [3, 4]) {
    const start = at + 1 - length;
    if (start >= 0 && prefectures.has(text.slice(start, at + 1))) return start;
  }
  return -1;
}

/** Whether a prefecture begins at `at`, as it does behind a postal code. */
export function isPrefectureAt(text: string, at: number): boolean {
  return prefectures.has(text.slice(at, at + 3)) || prefectures.has(text.slice(at, at + 4));
}

/** Where a Japanese address ends whose prefecture ends before `after`: down to the block, else -1. */
export function endOfJapaneseAddress(text: string, after: number): number {
  const [municipal] = municipality.exec(text.slice(after, after + 12)) ?? [];
  if (municipal === undefined) return -1;
  const from = after + municipal.length;
  const [rest] = block.exec(text.slice(from, from + 48)) ?? [];
  return rest === undefined ? -1 : from + rest.length;
}

const streets = new Set(
  'st street ave avenue rd road blvd boulevard ln lane dr drive ct court way pl place pkwy parkway ter terrace cir circle hwy highway sq square'.split(
    ' ',
  ),
);

/** Where a street address ends whose house number ends before `after`: `123 N Main Street`; else -1. */
export function endOfStreet(text: string, after: number): number {
  if (text.charCodeAt(after) !== 0x20 || !isUpper(text.charCodeAt(after + 1))) return -1;
  const words = text.slice(after + 1, after + 41).split(' ', 5);
  let end = after;
  for (const [index, word] of words.entries()) {
    const bare = word.replace(/[.,;"].*$/s, '');
    end += 1 + bare.length;
    if (!isUpper(bare.charCodeAt(0))) return -1;
    if (index > 0 && streets.has(bare.toLowerCase())) return end;
    if (bare.length < word.length && word[bare.length] !== '.') return -1;
    end += word.length - bare.length;
  }
  return -1;
}

const states = new Set(
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR'.split(
    ' ',
  ),
);

/** Whether `, CA ` stands before `start`. */
export function isAfterState(text: string, start: number): boolean {
  return (
    text[start - 1] === ' ' &&
    states.has(text.slice(start - 3, start - 1)) &&
    /[,.]? $/.test(text.slice(start - 5, start - 3)) &&
    text.slice(start - 5, start - 3).startsWith(',')
  );
}

/** Whether a text of a field for addresses is one: no host, no id. */
export function isAddress(text: string): boolean {
  if (text.length < 5 || text.length > 200 || /[@]|:\/\//.test(text)) return false;
  const isWide = /[\u3400-\u9fff]/.test(text);
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) if (digitOf(text.charCodeAt(i)) >= 0) digits += 1;
  if (isWide) return /[都道府県市区町村郡丁番]/.test(text) && (digits > 0 || /[都道府県].{1,12}[市区町村]/.test(text));
  return (
    (digits > 0 && /[A-Za-z]{2}/.test(text) && text.includes(' ')) || /^[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}$/.test(text)
  );
}

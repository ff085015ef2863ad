import type { PhiClass } from '../../src/model/log-check.ts';
import { below, pickFrom } from '../support/seeded.ts';

/** Fictional people, places and numbers. Check digits are computed here on their own, by other code than that of the detectors. */
export type Random = () => number;

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => below(random, 10)).join('');
const from = (random: Random, least: number, most: number): number => least + below(random, most - least + 1);
const two = (n: number): string => String(n).padStart(2, '0');

const given = [
  'James',
  'Mary',
  'Robert',
  'Patricia',
  'Aiko',
  'Linda',
  'Wei',
  'José',
  'Chloë',
  'Fatima',
  'Anne-Marie',
  'Liam',
];
const family = [
  'Smith',
  'Johnson',
  "O'Brien",
  'Garcia',
  'Nakamura',
  'van Dyke',
  'Müller',
  'Lee',
  'Martinez',
  'Anderson',
];
const familyJa = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '五十嵐', '林'];
const givenJa = ['太郎', '花子', '翔太', '美咲', '健一', 'さくら', '大輔', '陽菜', '一', '真由美'];
const kana = ['サトウ ハナコ', 'スズキ　イチロウ', 'タカハシ ケンイチ', 'ヤマモト ミサキ', 'ワタナベ ショウタ'];
const streets = [
  'Main Street',
  'Oak Ave',
  'Maple Drive',
  'N Washington Blvd',
  'Elm St',
  'Lakeview Road',
  'Cedar Lane',
  'Park Place',
];
const cities = ['Springfield, IL', 'Portland, OR', 'Austin, TX', 'Boston, MA', 'Denver, CO', 'Albany, NY'];
const places = [
  '東京都千代田区丸の内',
  '大阪府大阪市北区梅田',
  '北海道札幌市中央区北三条西',
  '神奈川県横浜市西区みなとみらい',
  '福岡県福岡市博多区住吉',
  '京都府京都市左京区吉田本町',
  '愛知県名古屋市中村区名駅',
];
const tlds = ['example.com', 'mail.example.org', 'acme.example', 'clinic.example.jp', 'example.co.jp'];

export function name(random: Random, isJapanese: boolean): string {
  if (!isJapanese) return `${pickFrom(random, given)} ${pickFrom(random, family)}`;
  const sign = pickFrom(random, ['', ' ', '　']);
  return below(random, 5) === 0
    ? pickFrom(random, kana)
    : `${pickFrom(random, familyJa)}${sign}${pickFrom(random, givenJa)}`;
}

export function address(random: Random, isJapanese: boolean): string {
  if (!isJapanese) return `${from(random, 1, 9999)} ${pickFrom(random, streets)}`;
  const block = pickFrom(random, [
    () => `${from(random, 1, 9)}-${from(random, 1, 20)}-${from(random, 1, 30)}`,
    () => `${from(random, 1, 9)}丁目${from(random, 1, 20)}番${from(random, 1, 30)}号`,
    () => `１－２－${'０１２３４５６７８９'[below(random, 10)]}`,
  ]);
  return `${pickFrom(random, places)}${block()}`;
}

export const city = (random: Random): string => pickFrom(random, cities);
export const zip = (random: Random): string =>
  `${from(random, 10000, 99999)}${below(random, 3) === 0 ? `-${digits(random, 4)}` : ''}`;
export const postal = (random: Random): string => `${from(random, 100, 999)}-${digits(random, 4)}`;

export function day(random: Random, isJapanese: boolean): string {
  const [year, month, date] = [from(random, 1920, 2019), from(random, 1, 12), from(random, 1, 28)];
  const names = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'Sept',
    'October',
    'Nov',
    'Dec',
  ];
  const forms = isJapanese
    ? [
        `${year}年${month}月${date}日`,
        `昭和${from(random, 2, 63)}年${month}月${date}日`,
        `${year}/${two(month)}/${two(date)}`,
        `S${from(random, 2, 63)}.${month}.${date}`,
        `${year}-${two(month)}-${two(date)}`,
      ]
    : [
        `${year}-${two(month)}-${two(date)}`,
        `${two(month)}/${two(date)}/${year}`,
        `${names[month - 1]} ${date}, ${year}`,
        `${date} ${names[month - 1]} ${year}`,
        `${year}${two(month)}${two(date)}`,
      ];
  return pickFrom(random, forms);
}

export const oldAge = (random: Random): number => from(random, 90, 108);

const nanp = (random: Random): readonly [string, string, string] => [
  `${from(random, 2, 9)}${pickFrom(random, ['0', '2', '3', '5'])}${below(random, 10)}`,
  `${from(random, 2, 9)}${digits(random, 2)}`,
  digits(random, 4),
];

export function phoneUs(random: Random): string {
  const [area, exchange, line] = nanp(random);
  return pickFrom(random, [
    `${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `+1-${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `1-${area}-${exchange}-${line}`,
  ]);
}
export const phoneUsBare = (random: Random): string => nanp(random).join('');

export function phoneJp(random: Random): string {
  const mobile = `0${pickFrom(random, ['7', '8', '9'])}0`;
  const [four, last] = [`${from(random, 1, 9)}${digits(random, 3)}`, digits(random, 4)];
  const wide = '０９０－１２３４－５６７'.concat('０１２３４５６７８９'[below(random, 10)] ?? '０');
  return pickFrom(random, [
    `${mobile}-${four}-${last}`,
    `03-${four}-${last}`,
    `06-${four}-${last}`,
    `045-${from(random, 200, 999)}-${last}`,
    `0467-${from(random, 20, 99)}-${last}`,
    `${mobile}${four}${last}`,
    `+81-${mobile.slice(1)}-${four}-${last}`,
    `+81 3 ${four} ${last}`,
    `(03)${four}-${last}`,
    `03(${four})${last}`,
    `0120-${digits(random, 3)}-${digits(random, 3)}`,
    wide,
    `${mobile} ${four} ${last}`,
    `${mobile}−${four}−${last}`,
  ]);
}
export const phoneJpBare = (random: Random): string => `03${from(random, 3, 6)}${digits(random, 7)}`;

export function email(random: Random): string {
  const local = pickFrom(random, ['taro.yamada', 'j.smith', 'mary+clinic', 'o_brien', 'hanako1980', 'x']);
  return `${local}${below(random, 2) === 0 ? below(random, 1000) : ''}@${pickFrom(random, tlds)}`;
}

export function ssn(random: Random): string {
  const area = pickFrom(random, [from(random, 1, 665), from(random, 667, 899)]);
  return `${String(area).padStart(3, '0')}-${two(from(random, 1, 99))}-${String(from(random, 1, 9999)).padStart(4, '0')}`;
}

/** By the table of weights as the ordinance gives it, from the left: 6 5 4 3 2 7 6 5 4 3 2. */
export function myNumber(random: Random): string {
  const body = digits(random, 11);
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * Number('65432765432'[at]), 0);
  return `${body}${sum % 11 <= 1 ? 0 : 11 - (sum % 11)}`;
}
/** Twelve digits with a wrong check digit. */
export function notMyNumber(random: Random): string {
  const right = myNumber(random);
  return `${right.slice(0, 11)}${(Number(right[11]) + 1 + below(random, 8)) % 10}`;
}

export function card(random: Random): string {
  const body = `${pickFrom(random, ['4', '51', '55', '37', '35'])}`;
  const size = body === '37' ? 15 : 16;
  const open = body + digits(random, size - 1 - body.length);
  const sum = [...open].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return `${open}${(10 - (sum % 10)) % 10}`;
}
export function grouped(random: Random, number: string): string {
  const sign = pickFrom(random, ['-', ' ']);
  const sizes = number.length === 15 ? [4, 6, 5] : [4, 4, 4, 4];
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  return sizes.map((size, index) => number.slice(starts[index], (starts[index] ?? 0) + size)).join(sign);
}

export const mrn = (random: Random): string =>
  pickFrom(random, [
    digits(random, 8),
    `${from(random, 1, 9)}${digits(random, 5)}`,
    `A${digits(random, 7)}`,
    `MR-${digits(random, 6)}`,
  ]);
export const plan = (random: Random): string =>
  pickFrom(random, [`W${digits(random, 9)}`, digits(random, 10), `XYZ${digits(random, 8)}`]);
export const mbi = (random: Random): string =>
  `${from(random, 1, 9)}EG${below(random, 10)}-TE${below(random, 10)}-MK${digits(random, 2)}`;
export const insured = (random: Random): string =>
  pickFrom(random, [digits(random, 8), `${digits(random, 4)}-${digits(random, 7)}`, digits(random, 10)]);
export const account = (random: Random): string => digits(random, pickFrom(random, [7, 10, 12]));
export const licence = (random: Random): string => pickFrom(random, [digits(random, 12), `D${digits(random, 7)}`]);
export const passport = (random: Random): string => `TK${digits(random, 7)}`;
export const serial = (random: Random): string =>
  pickFrom(random, [`SN${digits(random, 8)}`, digits(random, 10), `PM-${digits(random, 6)}`]);
export const mac = (random: Random): string =>
  Array.from({ length: 6 }, () => below(random, 256).toString(16).padStart(2, '0')).join(':');
export const plate = (random: Random): string =>
  pickFrom(random, [
    `品川 ${from(random, 300, 599)} あ ${digits(random, 2)}-${digits(random, 2)}`,
    `横浜${from(random, 300, 599)}さ${digits(random, 2)}-${digits(random, 2)}`,
  ]);
export const vin = (): string => '1M8GDM9AXKP042788';
export const ipv4 = (random: Random): string =>
  `${pickFrom(random, [8, 23, 52, 133, 150, 203])}.${from(random, 1, 254)}.${from(random, 120, 254)}.${from(random, 1, 254)}`;
export const ipv6 = (random: Random): string =>
  `2400:4050:${from(random, 4096, 65535).toString(16)}::${from(random, 1, 65535).toString(16)}`;
export const photo = (random: Random): string => `data:image/jpeg;base64,/9j/4AAQ${digits(random, 60)}`;

/** What stands for a class in the corpus. */
export type Planted = readonly [PhiClass, string];

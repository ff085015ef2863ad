import type { PhiClass } from '../../model/log-check.ts';

/**
 * What a field or the words before a value say that it is. Of a phone and a postal code the form tells the country; a version
 * is nobody's, whatever it looks like.
 */
export type Label = PhiClass | 'phone' | 'postal' | 'age' | 'version';

const english: Readonly<Partial<Record<Label, string>>> = {
  ssn: 'ssn ssnumber socialsecurity socialsecuritynumber socialsecurityno socsec',
  mrn: 'mrn medicalrecord medicalrecordnumber medicalrecordno medicalrecordid chartnumber chartno patientid patientnumber patientno patientidentifier hospitalnumber',
  'health-plan':
    'memberid membernumber memberno subscriberid subscribernumber policynumber policyno beneficiarynumber beneficiaryid healthplan healthplannumber healthplanid insuranceid insurancenumber insuranceno insurancepolicynumber medicarenumber medicareid medicaidid medicaidnumber mbi',
  'insured-number-jp': 'hihokensha hihokenshabango hihokenshano insurednumber insuredpersonnumber insuredpersonno',
  'account-number':
    'accountnumber accountno acctnumber acctno acct bankaccount bankaccountnumber bankaccountno iban kouzabango',
  licence:
    'driverlicense driverlicence driverslicense driverslicence driverlicensenumber driverlicencenumber driverslicensenumber driverslicencenumber driverslicenseno licensenumber licencenumber licenseno licenceno dlnumber passport passportnumber passportno deanumber',
  vehicle:
    'vin vinnumber vehicleidentificationnumber vehicleid licenseplate licenceplate numberplate platenumber licenseplatenumber vehicleregistration vehicleplate',
  'device-serial':
    'serialnumber serialno deviceserial deviceserialnumber deviceserialno deviceid deviceidentifier imei imeinumber udi implantserial pacemakerserial',
  'credit-card': 'creditcard creditcardnumber creditcardno card cardnumber cardno ccnumber pan',
  'my-number': 'mynumber individualnumber kojinbango mynumbercard',
  'date-of-birth': 'dob dateofbirth birthdate birthday born bornon birth',
  age: 'age patientage ageyears ageinyears',
  phone:
    'phone phonenumber phoneno telephone telephonenumber tel telno telnumber mobile mobilephone mobilenumber mobileno cell cellphone cellnumber contactnumber homephone workphone msisdn',
  fax: 'fax faxnumber faxno facsimile',
  postal: 'zip zipcode postalcode postcode',
  name: 'patientname fullname firstname lastname familyname givenname middlename maidenname surname membername subscribername insuredname guardianname contactname emergencycontact customername personname employeename beneficiaryname fathername mothername spousename parentname childname physicianname doctorname nursename legalname preferredname realname cardholdername kananame namekana namekanji namefurigana familynamekana givennamekana firstnamekana lastnamekana policyholder policyholdername nextofkin patient',
  address:
    'address homeaddress streetaddress street street1 street2 streetline addressline addressline1 addressline2 address1 address2 mailingaddress postaladdress billingaddress shippingaddress residence',
  'photo-biometric':
    'faceid faceimage facephoto photo photograph patientphoto headshot fingerprint fingerprintimage fingerprinttemplate irisscan iris retina retinascan retinaimage voiceprint biometric biometrics biometrictemplate biometricid palmvein',
};

const japanese: Readonly<Partial<Record<Label, string>>> = {
  mrn: '診察券番号 カルテ番号 患者番号 患者id 診療録番号 診察番号 患者コード',
  'insured-number-jp':
    '被保険者番号 被保険者証番号 被保険者証記号番号 被保険者記号番号 被保険者等記号・番号 被保険者等記号番号 被保険者証の記号番号 保険証番号 保険証記号番号 保険証の番号 記号番号 記号・番号 被保険者証記号',
  'account-number': '口座番号 預金口座 銀行口座 口座',
  licence: '運転免許証番号 免許証番号 運転免許番号 免許番号 旅券番号 パスポート番号 在留カード番号',
  vehicle: '車両番号 車台番号 自動車登録番号 ナンバープレート',
  'device-serial': 'シリアル番号 製造番号 機器番号 端末識別番号 デバイスid 機器シリアル',
  'credit-card': 'クレジットカード番号 カード番号 クレカ番号',
  'my-number': 'マイナンバー マイナンバー番号 個人番号 個人番号カード番号',
  'date-of-birth': '生年月日 誕生日 出生日',
  age: '年齢 満年齢',
  phone: '電話 電話番号 携帯 携帯電話 携帯番号 携帯電話番号 連絡先 自宅電話 tel tel番号 電話連絡先',
  fax: 'ファックス ファクス ファクシミリ fax番号 ファックス番号 ファクス番号',
  postal: '郵便番号 〒',
  name: '氏名 患者名 名前 姓名 氏名カナ カナ氏名 フリガナ ふりがな 被保険者名 保護者名 世帯主名 担当医名 医師名 家族名 契約者名 利用者名',
  address: '住所 現住所 居住地 自宅住所',
  'photo-biometric': '顔写真 指紋 声紋 虹彩 静脈パターン',
  version: 'バージョン バージョン番号 ビルド番号',
};

/** Words whose plural says something else: `patients` are no name, `ages` a range, and so on. */
const singularOnly = new Set('patient age pan born bornon birth'.split(' '));
const byWords = withPlurals(index(english));
const bySuffix = index(japanese);
const longestJapanese = Math.max(...[...bySuffix.keys()].map((key) => key.length));

function index(table: Readonly<Partial<Record<Label, string>>>): ReadonlyMap<string, Label> {
  const pairs = Object.entries(table).flatMap(([label, words]) =>
    words.split(' ').map((word) => [word, label] as const),
  );
  return new Map(pairs as readonly (readonly [string, Label])[]);
}

function withPlurals(words: ReadonlyMap<string, Label>): ReadonlyMap<string, Label> {
  const plurals = [...words]
    .filter(([word]) => !singularOnly.has(word))
    .map(([word, label]) => [/(?:s|x)$/.test(word) ? `${word}es` : `${word}s`, label] as const);
  return new Map([...plurals, ...words]);
}

/** Words that make of what follows or goes before no identifier of a person. */
const derived = new Set(
  'hash hashed masked redacted encrypted token tokenised tokenized digest hmac sha sha256 length count type format pattern valid verified present'.split(
    ' ',
  ),
);
const foreign: Readonly<Partial<Record<Label, ReadonlySet<string>>>> = {
  'credit-card': new Set('sim sd memory network graphics video sound report score'.split(' ')),
  'account-number': new Set('aws cloud azure gcp service storage'.split(' ')),
  licence: new Set('software product site server oracle'.split(' ')),
  'device-serial': new Set('certificate cert tls ssl zone soa x'.split(' ')),
  address: new Set(
    'ip mac email mail e memory host server remote source client peer bind listen web wallet network private public gateway dns local'.split(
      ' ',
    ),
  ),
  age: new Set(
    'header max min cache cookie key password credential token session certificate cert log average mean data record object message queue page snapshot backup image'.split(
      ' ',
    ),
  ),
  phone: new Set(['is', 'has']),
  name: new Set(['model', 'ai']),
  'photo-biometric': new Set('certificate cert tls ssl ssh key browser host public device image sha'.split(' ')),
};

/** Longest run of words looked at. */
const mostWords = 5;

/** The words of a name of a field or of a text: `patientDOB` and `patient_dob` are `patient`, `dob`. In lower case. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const kind = kindOf(code);
    if (kind === apostrophe && start >= 0) continue;
    const before = i > start && start >= 0 ? kindOf(text.charCodeAt(i - 1)) : other;
    const isHump = kind === upper && (before === lower || (before === upper && beginsWord(text, i)));
    if (start >= 0 && (kind === other || isHump)) {
      words.push(text.slice(start, i).replaceAll("'", '').toLowerCase());
      start = -1;
    }
    if (start < 0 && kind !== other && kind !== apostrophe) start = i;
  }
  return words;
}

/** Whether a capital behind others begins a word: the P of `SSNPatient`, and not the last one of `SSNs`. */
function beginsWord(text: string, at: number): boolean {
  if (kindOf(text.charCodeAt(at + 1)) !== lower) return false;
  return text[at + 1] !== 's' || kindOf(text.charCodeAt(at + 2)) === lower;
}

const [other, lower, upper, digit, apostrophe] = [0, 1, 2, 3, 4];

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upper;
  if (code >= 48 && code <= 57) return digit;
  return code === 39 ? apostrophe : other;
}

/** Whether a word says that the value is made from an identifier, or about one; lower case. */
export function isDerived(word: string): boolean {
  return derived.has(word);
}

/** Whether the word before a label makes it one of something else: the address of a host, the age of a cache. */
export function isForeign(label: Label, before: string): boolean {
  return foreign[label]?.has(before) ?? false;
}

/** What the last of these words say, the most of them first. */
export function labelOfWords(words: readonly string[]): Label | undefined {
  const { length } = words;
  const last = words[length - 1];
  if (last === undefined || derived.has(last)) return undefined;
  let joined = '';
  let found: Label | undefined;
  let foundAt = 0;
  for (let at = length - 1; at >= Math.max(0, length - mostWords); at -= 1) {
    joined = `${words[at]}${joined}`;
    if (!endings.has(joined)) break;
    const label = byWords.get(joined);
    if (label === undefined) continue;
    found = label;
    foundAt = at;
  }
  if (found === undefined) return undefined;
  const before = words[foundAt - 1];
  if (before === undefined) return found;
  return derived.has(before) || isForeign(found, before) ? undefined : found;
}

/** What a text ends with, in Japanese. */
export function labelOfSuffix(text: string): Label | undefined {
  if (!mayEndJapanese(text.charCodeAt(text.length - 1))) return undefined;
  const tail = text.slice(-longestJapanese).normalize('NFKC').toLowerCase();
  for (let length = tail.length; length > 0; length -= 1) {
    const label = bySuffix.get(tail.slice(-length));
    if (label !== undefined) return label;
  }
  return undefined;
}

const lastSigns = new Set([...bySuffix.keys()].map((key) => key.charCodeAt(key.length - 1)));

/** Whether a sign can be the last of a label in Japanese; of what NFKC may change, beyond letters and digits, it is left open. */
function mayEndJapanese(code: number): boolean {
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (narrow < 0x80) return lastSigns.has(narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow);
  return narrow < 0x3041 || narrow > 0x9fff || narrow === 0x3099 || narrow === 0x309a || lastSigns.has(narrow);
}

/** Every ending of every label in words: what ends otherwise is none. Of two letters only those that are words. */
const endings: ReadonlySet<string> = new Set([
  'no',
  'id',
  ...[...byWords.keys()].flatMap((key) => Array.from({ length: key.length - 2 }, (_, at) => key.slice(at))),
]);

/** Whether a label may end with this word; lower case. */
export function mayEndLabel(word: string): boolean {
  return endings.has(word);
}

/** Whether a text is a label, and nothing more. */
export function isLabel(text: string): boolean {
  return isJapaneseLabel(text) || byWords.has(wordsOf(text).join(''));
}

/** Whether a text is a label in Japanese, and nothing more. */
export function isJapaneseLabel(text: string): boolean {
  return text.length <= longestJapanese && bySuffix.has(text.normalize('NFKC').toLowerCase());
}

/** Whether a text holds anything beyond ASCII. */
export function hasWide(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return true;
  return false;
}

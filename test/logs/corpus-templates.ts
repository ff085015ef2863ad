import type { PhiClass } from '../../src/model/log-check.ts';
import { below, pickFrom } from '../support/seeded.ts';
import * as value from './corpus-values.ts';

type Random = value.Random;

/** Where an identifier stands: in a field of an event, or in the text of a message. */
export interface Place {
  readonly class: PhiClass;
  readonly language: 'en' | 'ja' | 'any';
  /** A field with its value. */
  readonly field?: (random: Random) => Readonly<Record<string, unknown>>;
  /** A sentence, or a part of one. */
  readonly text?: (random: Random) => string;
}

const field = (
  of: PhiClass,
  language: Place['language'],
  names: readonly string[],
  make: (random: Random) => unknown,
): Place => ({ class: of, language, field: (random) => ({ [pickFrom(random, names)]: make(random) }) });
const text = (of: PhiClass, language: Place['language'], forms: readonly ((random: Random) => string)[]): Place => ({
  class: of,
  language,
  text: (random) => pickFrom(random, forms)(random),
});

/** Every place an identifier is planted at. Written from how applications log, not from what the detectors look for. */
export const places: readonly Place[] = [
  field(
    'name',
    'en',
    ['patientName', 'patient_name', 'fullName', 'member_name', 'guardianName', 'emergency_contact_name'],
    (r) => value.name(r, false),
  ),
  field('name', 'ja', ['氏名', '患者名', '患者氏名', 'patientName', 'namekana', 'フリガナ', 'full_name'], (r) =>
    value.name(r, true),
  ),
  { class: 'name', language: 'any', field: (r) => ({ patient: { id: null, name: value.name(r, below(r, 2) === 0) } }) },
  { class: 'name', language: 'en', field: (r) => ({ patientName: { full: value.name(r, false) } }) },
  text('name', 'en', [
    (r) => `lookup failed for patient name: ${value.name(r, false)}`,
    (r) => `Full name=${value.name(r, false)}; retrying`,
  ]),
  text('name', 'ja', [
    (r) => `患者氏名：${value.name(r, true)}`,
    (r) => `受付 氏名「${value.name(r, true)}」`,
    (r) => `担当医名: ${value.name(r, true)}`,
  ]),
  field('address', 'en', ['address', 'homeAddress', 'street_address', 'addressLine1', 'mailingAddress'], (r) =>
    value.address(r, false),
  ),
  field('address', 'ja', ['住所', '現住所', 'address', 'patient_address'], (r) => value.address(r, true)),
  text('address', 'en', [
    (r) => `shipping device to ${value.address(r, false)} today`,
    (r) => `lives at ${value.address(r, false)}`,
  ]),
  text('address', 'ja', [(r) => `訪問先は${value.address(r, true)}です`, (r) => `住所：${value.address(r, true)}`]),
  field('postal-jp', 'ja', ['郵便番号', 'postalCode', 'postal_code', 'zip'], value.postal),
  field('postal-jp', 'ja', ['郵便番号', 'zipcode'], (r) => value.postal(r).replace('-', '')),
  text('postal-jp', 'ja', [
    (r) => `〒${value.postal(r)} 宛`,
    (r) => `郵便番号は${value.postal(r)}`,
    (r) => `郵便番号: ${value.postal(r)}`,
  ]),
  field('zip-us', 'en', ['zip', 'zipCode', 'postalCode', 'postal_code'], value.zip),
  text('zip-us', 'en', [
    (r) => `moved to ${value.city(r)} ${value.zip(r)}`,
    (r) => `ZIP code ${value.zip(r)} not served`,
    (r) => `zip: ${value.zip(r)}`,
  ]),
  field('date-of-birth', 'en', ['dob', 'dateOfBirth', 'birth_date', 'patientDob', 'birthDate'], (r) =>
    value.day(r, false),
  ),
  field('date-of-birth', 'ja', ['生年月日', 'birthDate', 'dob'], (r) => value.day(r, true)),
  text('date-of-birth', 'en', [
    (r) => `DOB: ${value.day(r, false)}`,
    (r) => `patient born on ${value.day(r, false)}`,
    (r) => `date of birth ${value.day(r, false)} does not match`,
    (r) => `date of birth (as on the card): ${value.day(r, false)}`,
  ]),
  text('date-of-birth', 'ja', [(r) => `生年月日：${value.day(r, true)}`, (r) => `生年月日は${value.day(r, true)}`]),
  field('age-over-89', 'any', ['age', 'patientAge', 'patient_age', '年齢'], value.oldAge),
  text('age-over-89', 'en', [
    (r) => `a ${value.oldAge(r)}-year-old woman`,
    (r) => `patient is ${value.oldAge(r)} years old`,
    (r) => `Age: ${value.oldAge(r)}`,
  ]),
  text('age-over-89', 'ja', [(r) => `${value.oldAge(r)}歳の男性`, (r) => `年齢：${value.oldAge(r)}`]),
  field('phone-us', 'en', ['phone', 'phoneNumber', 'mobile_phone', 'contactNumber'], (r) =>
    below(r, 3) === 0 ? value.phoneUsBare(r) : value.phoneUs(r),
  ),
  { class: 'phone-us', language: 'en', field: (r) => ({ phones: [{ use: 'home', number: value.phoneUsBare(r) }] }) },
  text('phone-us', 'en', [
    (r) => `call back ${value.phoneUs(r)} after 5pm`,
    (r) => `sms to ${value.phoneUs(r)} failed`,
    (r) => `phone: ${value.phoneUsBare(r)}`,
    (r) => `phone number is ${value.phoneUsBare(r)}`,
    (r) => `phone #${value.phoneUsBare(r)} rang out`,
  ]),
  field('phone-jp', 'ja', ['電話番号', '携帯電話', 'tel', 'phone', '連絡先'], (r) =>
    below(r, 3) === 0 ? value.phoneJpBare(r) : value.phoneJp(r),
  ),
  text('phone-jp', 'ja', [
    (r) => `折り返し先 ${value.phoneJp(r)}`,
    (r) => `電話（自宅）：${value.phoneJp(r)}`,
    (r) => `${value.phoneJp(r)}へSMS送信失敗`,
    (r) => `TEL ${value.phoneJpBare(r)}`,
    (r) => `電話（自宅）：${value.phoneJpBare(r)}`,
  ]),
  field('fax', 'en', ['fax', 'faxNumber', 'clinic_fax'], value.phoneUs),
  field('fax', 'ja', ['FAX番号', 'ファックス', 'fax'], value.phoneJp),
  text('fax', 'en', [(r) => `Fax: ${value.phoneUs(r)}`, (r) => `sent by fax to fax number ${value.phoneUs(r)}`]),
  text('fax', 'ja', [(r) => `FAX：${value.phoneJp(r)}`, (r) => `ファクス ${value.phoneJp(r)}に送付`]),
  field('email', 'any', ['email', 'mail', 'contact', 'to', 'メール'], value.email),
  text('email', 'en', [
    (r) => `notified ${value.email(r)} about the result`,
    (r) => `to=<${value.email(r)}>, status=sent`,
    (r) => `GET /reset?email=${value.email(r).replace('@', '%40').replace('+', '.')} 200`,
  ]),
  text('email', 'ja', [(r) => `宛先${value.email(r)}に送信`, (r) => `メール：${value.email(r)}、再送`]),
  field('ssn', 'en', ['ssn', 'socialSecurityNumber', 'patient_ssn', 'taxpayer'], value.ssn),
  field('ssn', 'en', ['ssn', 'social_security_no'], (r) => value.ssn(r).replaceAll('-', '')),
  { class: 'ssn', language: 'en', field: (r) => ({ ssn: { value: value.ssn(r).replaceAll('-', '') } }) },
  text('ssn', 'en', [
    (r) => `SSN #${value.ssn(r)} on file`,
    (r) => `SSN ${value.ssn(r)} not found`,
    (r) => `verify ${value.ssn(r)} with payer`,
    (r) => `SSN is ${value.ssn(r).replaceAll('-', '')}`,
  ]),
  field('my-number', 'ja', ['マイナンバー(個人番号)', '個人番号（12桁）'], value.myNumber),
  field('my-number', 'ja', ['myNumber', 'my_number', '個人番号', 'マイナンバー', 'individual_number'], value.myNumber),
  text('my-number', 'ja', [
    (r) => `マイナンバー：${value.myNumber(r)}`,
    (r) => `マイナンバー#${value.myNumber(r)}`,
    (r) => `個人番号（12桁）：${value.myNumber(r)}`,
    (r) => `個人番号 ${value.myNumber(r).replace(/(\d{4})(?=\d)/g, '$1 ')}を確認`,
    (r) => `マイナンバー（個人番号）は${value.myNumber(r).replace(/(\d{4})(?=\d)/g, '$1-')}`,
  ]),
  field('mrn', 'en', ['mrn', 'medicalRecordNumber', 'patientId', 'patient_number', 'chartNumber'], value.mrn),
  field('mrn', 'ja', ['患者番号', 'カルテ番号', '診察券番号', '患者ID'], value.mrn),
  { class: 'mrn', language: 'en', field: (r) => ({ mrns: [value.mrn(r)] }) },
  text('mrn', 'en', [
    (r) => `MRN: ${value.mrn(r)}`,
    (r) => `patient id is ${value.mrn(r)}`,
    (r) => `merged medical record number ${value.mrn(r)}`,
    (r) => `MRN#${value.mrn(r)} locked`,
  ]),
  text('mrn', 'ja', [
    (r) => `患者ID：${value.mrn(r)}`,
    (r) => `診察券番号は${value.mrn(r)}`,
    (r) => `カルテ番号 ${value.mrn(r)}`,
  ]),
  field('health-plan', 'en', ['memberId', 'subscriber_id', 'insurancePolicyNumber', 'beneficiaryId'], value.plan),
  text('health-plan', 'en', [
    (r) => `member ID ${value.plan(r)} inactive`,
    (r) => `the member id is ${value.plan(r)}`,
    (r) => `policy number: ${value.plan(r)}`,
    (r) => `eligibility for ${value.mbi(r)}`,
  ]),
  field('insured-number-jp', 'ja', ['被保険者番号', '被保険者証番号', '保険証番号', 'insured_number'], value.insured),
  text('insured-number-jp', 'ja', [
    (r) => `被保険者番号：${value.insured(r)}`,
    (r) => `保険証番号は${value.insured(r)}`,
    (r) => `被保険者証記号番号 ${value.insured(r)}`,
  ]),
  field('account-number', 'en', ['accountNumber', 'bank_account', 'acct_no'], value.account),
  field('account-number', 'ja', ['口座番号', '銀行口座'], value.account),
  text('account-number', 'en', [
    (r) => `refund to account number ${value.account(r)}`,
    (r) => `their account number is ${value.account(r)}`,
    (r) => `acct: ${value.account(r)}`,
  ]),
  text('account-number', 'ja', [(r) => `口座番号：${value.account(r)}`]),
  field('credit-card', 'any', ['cardNumber', 'credit_card', 'カード番号', 'creditCardNumber'], value.card),
  text('credit-card', 'en', [
    (r) => `charge declined for ${value.grouped(r, value.card(r))}`,
    (r) => `card number ${value.card(r)}`,
    (r) => `card number is ${value.card(r)}`,
    (r) => `card #${value.card(r)} declined`,
  ]),
  text('credit-card', 'ja', [
    (r) => `クレジットカード番号：${value.card(r)}`,
    (r) => `決済 ${value.grouped(r, value.card(r))} 失敗`,
  ]),
  field('licence', 'en', ['driverLicense', 'driversLicenseNumber', 'license_number'], value.licence),
  field('licence', 'ja', ['運転免許証番号', '免許証番号'], (r) => value.licence(r)),
  text('licence', 'en', [
    (r) => `Driver's license ${value.licence(r)} expired`,
    (r) => `passport number: ${value.passport(r)}`,
  ]),
  text('licence', 'ja', [(r) => `運転免許証番号：${value.licence(r)}`, (r) => `旅券番号は${value.passport(r)}`]),
  field('vehicle', 'en', ['vin', 'licensePlate', 'plate_number'], (r) =>
    pickFrom(r, [value.vin(), `7ABC${100 + below(r, 900)}`]),
  ),
  text('vehicle', 'en', [
    () => `ambulance ${value.vin()} dispatched`,
    (r) => `license plate: 8XYZ${100 + below(r, 900)}`,
  ]),
  text('vehicle', 'ja', [(r) => `来院車両 ${value.plate(r)}`, (r) => `ナンバープレート：${value.plate(r)}`]),
  field('device-serial', 'en', ['deviceSerial', 'serialNumber', 'device_id', 'implantSerial'], value.serial),
  field('device-serial', 'any', ['hwaddr', 'mac', 'client'], value.mac),
  text('device-serial', 'en', [
    (r) => `pacemaker serial number ${value.serial(r)}`,
    (r) => `pump joined from ${value.mac(r)}`,
  ]),
  text('device-serial', 'ja', [(r) => `製造番号：${value.serial(r)}`, (r) => `シリアル番号は${value.serial(r)}`]),
  text('url', 'any', [
    (r) => `GET /v1/patients/${10000 + below(r, 90000)}/notes`,
    () => 'https://ehr.acme.example/patient/mary.smith',
    (r) => `Patient/${100000 + below(r, 900000)}`,
  ]),
  field('ip-address', 'any', ['ip', 'clientIp', 'remote_addr', 'x-forwarded-for'], (r) =>
    below(r, 4) === 0 ? value.ipv6(r) : value.ipv4(r),
  ),
  text('ip-address', 'any', [
    (r) => `login from ${value.ipv4(r)} ok`,
    (r) => `${value.ipv4(r)}:443 reset`,
    (r) => `[${value.ipv6(r)}] timeout`,
  ]),
  field('photo-biometric', 'any', ['photo', 'faceImage', 'fingerprintTemplate', '顔写真', 'avatar'], value.photo),
  field('photo-biometric', 'any', ['faceId', 'voiceprint', '指紋'], (r) => `tmpl/${below(r, 1e9).toString(36)}Q==zz`),
];

import { describe, expect, it } from 'vitest';
import { createLogChecker } from '../../src/logs/check-log.ts';
import type { LogSchema } from '../../src/logs/schema.ts';
import type { PhiClass } from '../../src/model/log-check.ts';

const anything: LogSchema = { name: 'anything', fields: new Map(), additional: true, maxGap: 1, tolerance: 0 };
type Line = string | Readonly<Record<string, unknown>>;

/** The classes found in a line of text, or in an event. */
function classesIn(line: Line): readonly PhiClass[] {
  const checker = createLogChecker({ schema: anything });
  checker.push(Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)));
  return checker.end().foundHits.map(({ class: of }) => of);
}

function finds(lines: readonly (readonly [Line, ...PhiClass[]])[]): void {
  for (const [line, ...classes] of lines) expect(classesIn(line), JSON.stringify(line)).toEqual(classes);
}

function findsNothing(lines: readonly Line[]): void {
  for (const line of lines) expect(classesIn(line), JSON.stringify(line)).toEqual([]);
}

const myNumber = '123456789018';
const card = '4111111111111111';

describe('four numbers with dots', () => {
  it('are no address where the field holds a version', () => {
    findsNothing([
      { version: '2.5.1.3' },
      { fileVersion: '2.5.1.3' },
      { token_version: '2.5.1.3' },
      { build: '7.1.4.2' },
      { lastRelease: '7.1.4.2' },
      { oid: '1.3.6.1' },
      { versions: ['2.5.1.3', '2.5.1.4'] },
      { version: { number: '2.5.1.3' } },
      { バージョン: '2.5.1.3' },
      '{"fileVersion":"2.5.1.3"',
      'body={\\"fileVersion\\":\\"2.5.1.3\\"}',
      'バージョン 2.5.1.3',
      'v 2.5.1.3, build: 7.1.4.2, oid=1.3.6.1',
    ]);
  });

  it('are one elsewhere, also beside a version', () => {
    finds([
      [{ note: '2.5.1.3' }, 'ip-address'],
      [{ conversion: '2.5.1.3' }, 'ip-address'],
      [{ address: '8.8.8.8' }, 'ip-address'],
      [{ addresses: ['8.8.8.8'] }, 'ip-address'],
      [{ version: 'asked by 8.8.8.8' }, 'ip-address'],
      [{ version: 'taro@acme.example' }, 'email'],
      ['recv 8.8.8.8', 'ip-address'],
      ['dev: 8.8.8.8', 'ip-address'],
      ['android 8.8.8.8', 'ip-address'],
    ]);
  });
});

describe('a label and its value', () => {
  it('may have linking words between them', () => {
    finds([
      ['account number is 12345678', 'account-number'],
      ['member id is AB123456', 'health-plan'],
      ['patient id is 12345', 'mrn'],
      [`card number is ${card}`, 'credit-card'],
      ['license number is D1234567', 'licence'],
      [`my number is ${myNumber}`, 'my-number'],
      ['the phone number was on 0312345678', 'phone-jp'],
      ['the mrn value is 12345', 'mrn'],
    ]);
    findsNothing([
      `order number is ${myNumber}`,
      `the number is ${myNumber}`,
      `number of ${myNumber}`,
      'AWS account number is 111122223333',
      'hashed member id is AB123456',
      `masked card number is ${card}`,
      'ticket id is 12345678',
      `is ${myNumber}`,
    ]);
  });

  it('may be joined by a sign', () => {
    finds([
      ['SSN #123-45-6789', 'ssn'],
      ['SSN #123 45 6789', 'ssn'],
      [`マイナンバー#${myNumber}`, 'my-number'],
      [`マイナンバー＃${myNumber}`, 'my-number'],
      ['phone #0312345678', 'phone-jp'],
      [`card #${card}`, 'credit-card'],
      ['card #4111 1111 1111 1111', 'credit-card'],
      [`cards: ${card}`, 'credit-card'],
      ['mrn_12345678', 'mrn'],
      ['GET /v1/mrn/12345678 200', 'mrn'],
      [{ phone: '#0312345678' }, 'phone-jp'],
      ['zip #12345', 'zip-us'],
    ]);
    findsNothing([
      `order #${myNumber}`,
      `#${myNumber}`,
      'issue #1234567',
      `order_${myNumber}`,
      `/orders/${myNumber}`,
      `マイナンバー#${myNumber.slice(0, -1)}9`,
      `card #${card.slice(0, -1)}2`,
      `sim card #${card}`,
      'SSN #000-45-6789',
      'ssn_hash_123456789',
      'SSN #123456789abc',
      'phone #0312345678@acme',
      'archive.zip/12345',
      '/v1/age/95',
      'page_age_95',
      'mrn-12-x',
    ]);
  });

  it('may have a bracket between them', () => {
    finds([
      [`個人番号（12桁）：${myNumber}`, 'my-number'],
      [`個人番号(12桁): ${myNumber}`, 'my-number'],
      ['電話（自宅）：0312345678', 'phone-jp'],
      ['date of birth (yyyy-mm-dd): 1980-02-03', 'date-of-birth'],
      ['member id [10 signs] = AB123456', 'health-plan'],
      [{ 'マイナンバー(個人番号)': myNumber }, 'my-number'],
      [{ 'ID（個人番号）': myNumber }, 'my-number'],
      [{ 'date of birth (yyyy-mm-dd)': '1980-02-03' }, 'date-of-birth'],
      [`マイナンバー（個人番号）：${myNumber}`, 'my-number'],
      ['date of birth (as on the card): 1980-02-03', 'date-of-birth'],
      ['date of birth (as on the card): July 6, 2001', 'date-of-birth'],
      [{ dob: 'September 6, 2001' }, 'date-of-birth'],
      ['phone (fax): 0312345678', 'fax'],
      ['patient (his SSN): 123456789', 'ssn'],
      ['patient name (as on the card): Taro Yamada', 'name'],
    ]);
    findsNothing([
      `受付番号（12桁）：${myNumber}`,
      `（12桁）：${myNumber}`,
      `) ${myNumber}`,
      `個人番号（ハッシュ）：${myNumber}`,
      'member id (hash): AB123456',
      'account number (AWS): 111122223333',
      'order (yyyy-mm-dd): 1980-02-03',
      'paid (by card) July 6, 2001',
      { 'account number (aws)': '111122223333' },
      { '個人番号(匿名化)': myNumber },
      { '受付番号(12桁)': myNumber },
      { '(12桁)': myNumber },
    ]);
  });
});

describe('the label of a field', () => {
  it('reaches what holds its value', () => {
    finds([
      [{ ssn: { value: '123456789' } }, 'ssn'],
      [{ ssn: { value: 123456789 } }, 'ssn'],
      [{ ssn: { old: '123456789', new: '123456788' } }, 'ssn', 'ssn'],
      [{ mrn: { value: { raw: '12345' } } }, 'mrn'],
      [{ patientName: { first: 'Taro', last: 'Yamada' } }, 'name', 'name'],
      [{ name: { first: 'Taro', last: 'Yamada' } }, 'name', 'name'],
      [{ 氏名: { 姓: '山田', 名: '太郎' } }, 'name', 'name'],
      [{ phones: [{ number: '0312345678' }] }, 'phone-jp'],
      [{ 電話: { 番号: '0312345678' } }, 'phone-jp'],
      [{ age: { value: 95 } }, 'age-over-89'],
      [{ address: { value: '12 Main Street' } }, 'address'],
    ]);
  });

  it('says nothing of what is about the value, or of something else', () => {
    findsNothing([
      { ssn: { type: '123456789', length: 9 } },
      { ssnHash: { value: '123456789' } },
      { ssn: { hash: { value: '123456789' } } },
      { phone: { ext: '0312345678' } },
      { order: { number: myNumber } },
      { orders: [{ value: '0312345678' }] },
      { value: myNumber },
      { modelName: { first: 'Claude', value: 'Opus' } },
      { patient: { value: 'active', first: 'visit' } },
      { address: { number: '12' } },
      { photo: { number: '12345678' } },
      { cache: { age: { value: 95 } } },
      { headers: { age: { value: 95 } } },
    ]);
  });

  it('may be in the plural', () => {
    finds([
      [{ mrns: ['12345', '12346'] }, 'mrn', 'mrn'],
      [{ phoneNumbers: ['2125550123'] }, 'phone-us'],
      [{ SSNs: ['123456789'] }, 'ssn'],
      [{ patientIDs: ['12345'] }, 'mrn'],
      [{ faxes: ['2125550123'] }, 'fax'],
      [{ addresses: ['12 Main Street'] }, 'address'],
      [{ patientNames: ['Taro Yamada'] }, 'name'],
    ]);
    findsNothing([
      { counts: ['12345'] },
      { patients: ['active'] },
      { ages: [95, 100] },
      { ssnHashes: ['123456789'] },
      { orderNumbers: [myNumber] },
      { passes: ['123456789'] },
      { ipAddresses: ['Springfield'] },
    ]);
  });
});

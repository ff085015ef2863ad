import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/model/errors.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { recordsProvider } from '../../../src/providers/records/index.ts';
import { writePlaced } from './placed-yaml.ts';
import { closedKeys, type RecordFile, requiredKeys, wholeRecords } from './whole-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-records-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

/** What a folder with these files is refused with; nothing where it is not. */
async function refusal(files: Readonly<Record<string, string>>): Promise<InputError | undefined> {
  made += 1;
  const folder = join(root, String(made), 'compliance');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  try {
    await recordsProvider.plan(
      { name: 'r', provider: 'records', path: 'compliance/', beside: 'acme', references: ['acme-ai', 'acme-cloud'] },
      {
        wanted: new Map(),
        env: {},
        now: () => new Date('2026-03-15T00:00:00Z'),
        signal: new AbortController().signal,
        timeout: 500,
        concurrency: 1,
        folder: join(root, String(made)),
      },
    );
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

interface Mistake {
  readonly what: string;
  readonly record: JsonObject;
  /** Path in `places` that it must be told at. */
  readonly at: string;
  readonly says: RegExp;
}

const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with another in the place of the one at a path, its key renamed, or nothing there. */
function change(value: Json, path: readonly string[], edit: (key: string, value: Json) => [string, Json][]): Json {
  const [head = '', ...rest] = path;
  const entries = Object.entries(value as JsonObject).flatMap(([key, item]): [string, Json][] => {
    if (key !== head) return [[key, item]];
    return rest.length > 0 ? [[key, change(item, rest, edit)]] : edit(key, item);
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function* paths(value: Json, path: readonly string[] = []): Iterable<readonly [readonly string[], Json]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield [[...path, key], item as Json];
    yield* paths(item as Json, [...path, key]);
  }
}

/** Codes that are reserved or withdrawn, for all that a reader of locales knows them. */
const noCountries = 'UK SU DD YU AN CS FX TP BU ZR CQ DG EA IC CP TA AC EU UN XK'.split(' ');

const isIndex = (key: string) => /^\d+$/.test(key);

/** Every mistake that one key, or one element of a list, can hold. */
function* mistakesAt(file: RecordFile, path: readonly string[], value: Json): Iterable<Mistake> {
  const record: JsonObject = wholeRecords[file];
  const at = path.join('.');
  const key = path.at(-1) ?? '';
  const put = (other: Json) => change(record, path, (name) => [[name, other]]) as JsonObject;
  if (!isIndex(key)) {
    const wrong = `${key}q`;
    const renamed = change(record, path, (_, item) => [[wrong, item]]) as JsonObject;
    const misspelt = [...path.slice(0, -1), wrong].join('.');
    yield {
      what: 'misspelt key',
      record: renamed,
      at: `key:${misspelt}`,
      says: new RegExp(`unknown key '${wrong}' \\(did you mean '${key}'\\?\\)`),
    };
    const parent = path.slice(0, -1).join('.');
    if (requiredKeys[file][parent]?.includes(key)) {
      const dropped = change(record, path, () => []) as JsonObject;
      yield { what: 'missing key', record: dropped, at: parent, says: new RegExp(`missing key '${key}'`) };
    }
  }
  const other: Json = typeof value === 'object' ? 'text' : typeof value === 'string' ? { a: 1 } : 'text';
  yield { what: 'wrong type', record: put(other), at, says: /^expected .+, found / };
  yield { what: 'nothing', record: put(null), at, says: /^expected .+, found nothing/ };
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    for (const day of ['2026/03/01', '01.03.2026', 'soon']) {
      yield { what: 'bad day', record: put(day), at, says: /is not a day; write it as 2027-03-31/ };
    }
    for (const day of ['1899-12-31', '2200-01-01', '9999-12-31']) {
      yield {
        what: 'day out of range',
        record: put(day),
        at,
        says: /out of range; write a day from 1900-01-01 to 2199/,
      };
    }
    for (const day of ['2026-02-30', '2026-13-01', '2025-02-29']) {
      yield { what: 'impossible day', record: put(day), at, says: /is not a day; write it as 2027-03-31/ };
    }
  }
  const list = isIndex(key) ? (path.at(-2) ?? '') : key;
  if (typeof value === 'string' && closedKeys.has(list)) {
    const isCountry = /^[A-Z]{2}$/.test(value);
    const near = isCountry ? value.toLowerCase() : `${value}x`;
    yield { what: 'unknown word', record: put(near), at, says: new RegExp(`did you mean '${value}'\\?`) };
    yield { what: 'unknown word', record: put('qqqqqqqqqqqq'), at, says: /; use .+, |; as in / };
    for (const code of isCountry ? noCountries : []) {
      yield { what: 'no country', record: put(code), at, says: code === 'UK' ? /did you mean 'GB'\?/ : /'; as in JP/ };
    }
  }
  if (typeof value === 'string' && /^\d+(d|mo|y)$/.test(value)) {
    for (const interval of ['yearly', '0d', '12m', '101y', '-1d']) {
      yield { what: 'bad interval', record: put(interval), at, says: /^expected an interval as in 365d, 12mo or 1y/ };
    }
  }
  if (typeof value === 'number') {
    for (const number of [-1, 1.5, Number.MAX_SAFE_INTEGER])
      yield { what: 'bad number', record: put(number), at, says: /^expected .+, found/ };
  }
  if (key === 'sha256') yield { what: 'bad hash', record: put('abc'), at, says: /^expected a SHA-256 of 64/ };
  if (key === 'file' || key === 'schema') {
    for (const out of ['../secret', '/etc/passwd', '.', 'a/../../b']) {
      yield { what: 'path out of the folder', record: put(out), at, says: /^expected a file in the records folder/ };
    }
  }
  if (typeof value === 'string' && !/^\d/.test(value) && !closedKeys.has(list) && key !== 'value') {
    yield { what: 'blank', record: put('  '), at, says: /expected|unknown value ' {2}'/ };
  }
  if (isMap(value) && key === 'document') {
    yield { what: 'empty document', record: put({}), at, says: /missing key 'file' or 'sha256'/ };
  }
}

const order = ['policies.yaml', 'activities.yaml', 'vendors.yaml', 'data-sets.yaml', 'logs.yaml'] as const;
const counts = new Map<string, number>();
let keys = 0;

describe('a mistake in a record', () => {
  it.each(order)('of %s is told at its line and column, with what was expected', async (file) => {
    const failures: string[] = [];
    for (const [path, value] of paths(wholeRecords[file])) {
      keys += 1;
      for (const { what, record, at, says } of mistakesAt(file, path, value)) {
        const { text, places } = writePlaced(record);
        const vendors =
          file === 'data-sets.yaml' ? { 'vendors.yaml': writePlaced(wholeRecords['vendors.yaml']).text } : {};
        const error = await refusal({ ...vendors, [file]: text });
        counts.set(what, (counts.get(what) ?? 0) + 1);
        const place = `acme/compliance/${file}:${places.get(at)}: `;
        const message = error?.text.en ?? 'nothing is told';
        const isJapanese = error !== undefined && /[\u3040-\u30ff\u4e00-\u9fff]/.test(error.text.ja);
        if (message.startsWith(place) && says.test(message.slice(place.length)) && isJapanese) continue;
        failures.push(`${what} at ${path.join('.')}: wanted ${place}${says}, got ${message}`);
      }
    }
    expect(failures).toEqual([]);
  });

  it.each([
    [
      'a policy twice',
      { 'policies.yaml': twice('policies.yaml') },
      "policies.yaml:11:10: there is already a policy of kind information-security with the title 'Information security policy'",
    ],
    [
      'an activity twice',
      { 'activities.yaml': twice('activities.yaml') },
      'activities.yaml:11:3: there is already an activity',
    ],
    [
      'a vendor twice',
      { 'vendors.yaml': twice('vendors.yaml') },
      "vendors.yaml:23:3: there is already a record of 'Acme AI/Chat API'",
    ],
    [
      'a data set twice',
      { 'data-sets.yaml': twice('data-sets.yaml') },
      "data-sets.yaml:9:9: there is already a data set named 'Charts'",
    ],
    [
      'a report that ends before it begins',
      with_('vendors.yaml', { soc2: { type: 2, from: '2026-01-01', to: '2025-01-01' } }),
      'vendors.yaml:7:44: it ends before 2026-01-01, where it begins',
    ],
    [
      'a bridge before its report',
      with_('vendors.yaml', { soc2: { type: 2, from: '2025-01-01', to: '2025-12-31', bridgeUntil: '2025-12-01' } }),
      'vendors.yaml:7:71: it ends before 2025-12-31, where it begins',
    ],
    [
      'a BAA that expires before it is signed',
      with_('vendors.yaml', { baa: { status: 'signed', signed: '2026-01-01', expires: '2025-01-01' } }),
      'vendors.yaml:6:59: it ends before 2026-01-01, where it begins',
    ],
    [
      'a BAA that is not needed for no reason',
      with_('vendors.yaml', { baa: { status: 'not-needed' } }),
      "vendors.yaml:6:8: missing key 'reason', which status 'not-needed' needs",
    ],
    [
      'a vendor with a slash',
      with_('vendors.yaml', { name: 'Acme/AI' }),
      "vendors.yaml:1:9: expected a name without '/', found 'Acme/AI'; name the service in 'service'",
    ],
    [
      'both days and hours',
      with_('vendors.yaml', { incidentNotice: { withinDays: 1, withinHours: 2 } }),
      "vendors.yaml:19:19: expected one of 'withinDays' and 'withinHours'",
    ],
    [
      'more days than a hundred years have',
      with_('vendors.yaml', { incidentNotice: { withinDays: 9007199254740991 } }),
      'vendors.yaml:19:33: expected a whole number from 0 to 36500, found number 9007199254740991',
    ],
    [
      'more hours than those',
      with_('vendors.yaml', { incidentNotice: { withinHours: 876001 } }),
      'vendors.yaml:19:34: expected a whole number from 0 to 876000, found number 876001',
    ],
    [
      'more findings than are counted',
      with_('activities.yaml', { findingsOpen: 1000000001 }),
      'activities.yaml:6:17: expected a whole number from 0 to 1000000000, found number 1000000001',
    ],
    [
      'a reference that is almost in the list of vendors',
      with_('vendors.yaml', { reference: 'acme-ia' }),
      "vendors.yaml:4:14: unknown value 'acme-ia' (did you mean 'acme-ai'?)",
    ],
    [
      'two documents in one file',
      { 'policies.yaml': '--- []\n--- []\n' },
      'policies.yaml:2:1: expected one YAML document, found several; keep one',
    ],
    [
      'an activity that is due before it took place',
      with_('activities.yaml', { due: '2026-01-31' }),
      'activities.yaml:10:8: it ends before 2026-02-01, where it begins',
    ],
    [
      'a flow to a vendor that is almost in the register',
      flowTo('Acme AI/Chat AP'),
      "data-sets.yaml:8:17: 'Acme AI/Chat AP' is not in vendors.yaml (did you mean 'Acme AI/Chat API'?)",
    ],
    [
      'a flow to a vendor that is not in the register',
      flowTo('Nobody/Nothing at all'),
      "data-sets.yaml:8:17: 'Nobody/Nothing at all' is not in vendors.yaml; add it there",
    ],
    [
      'a flow to no service',
      flowTo('Acme AI'),
      "data-sets.yaml:8:17: expected a vendor and its service as in Acme/Storage, found 'Acme AI'",
    ],
    [
      'a selector of both kinds',
      with_('data-sets.yaml', { stores: [{ id: '*', tag: { key: 'a', value: 'b' } }], flows: [] }),
      "data-sets.yaml:7:12: expected one of 'tag' and 'id'",
    ],
    ['no list', { 'policies.yaml': 'kind: x\n' }, 'policies.yaml:1:1: expected a list, found a mapping'],
    ['no YAML', { 'logs.yaml': '- [\n' }, 'logs.yaml:2:1: not valid YAML'],
    ['a log twice', { 'logs.yaml': twice('logs.yaml') }, "logs.yaml:7:9: there is already a sample named 'AI API'"],
  ])('%s', async (_, files, says) => {
    const error = await refusal(files);
    counts.set('of meaning', (counts.get('of meaning') ?? 0) + 1);
    expect(error?.text.en.replace('acme/compliance/', '')).toContain(says);
  });

  it.each([
    [{ subprocessors: { notice: 'maybe' } }, 'true か false のどちらかが必要な箇所に文字列（'],
    [{ soc2: { type: 3, from: '2025-01-01', to: '2025-12-31' } }, '1か2が必要な箇所に数値（3）がある'],
  ])('in Japanese, with a blank only beside words of code: %j', async (changes, says) => {
    expect((await refusal(with_('vendors.yaml', changes)))?.text.ja).toContain(says);
  });

  it('counts', () => {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.info(
      `${all} mistakes at ${keys} keys and elements of ${order.length} files, each told at file:line:column: ` +
        [...counts].map(([what, count]) => `${count} ${what}`).join(', '),
    );
    expect(all).toBeGreaterThan(400);
  });
});

function twice(file: RecordFile): string {
  const { text } = writePlaced(wholeRecords[file]);
  const ofVendor = file === 'data-sets.yaml' ? text.replace(/flows: .*/, 'flows: []') : text;
  return ofVendor + ofVendor;
}

function with_(file: RecordFile, changes: JsonObject): Readonly<Record<string, string>> {
  return { [file]: writePlaced({ ...wholeRecords[file], ...changes }).text };
}

function flowTo(to: string): Readonly<Record<string, string>> {
  return { ...with_('vendors.yaml', {}), ...with_('data-sets.yaml', { flows: [{ to, purpose: 'x' }] }) };
}

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../src/catalog/load.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { awsSchemas } from '../../src/providers/aws/collectors.ts';
import { callsOf } from '../../src/providers/calls.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { type AssessmentJson, parseAssessment } from './support/assessment.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { isAnswered, unanswered, unasked } from './support/emulator.ts';
import { region } from './support/seed/settings.ts';
import { loadSnapshot, type Snapshot } from './support/snapshot.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const rules = catalog.rules.filter(({ id }) => id.startsWith('aws/'));
const { wanted } = selectRules({ ...catalog, rules }, {});
const schemas = awsSchemas.filter(({ type }) => wanted.has(type));
const needed = callsOf(schemas, wanted).map(({ call }) => call);

/** Not offered in the region of the others. */
const elsewhere = 'aws/healthlake/*';

describe.skipIf(hasNoEmulator)('every call that the rules cost, against an emulator that a third party wrote', () => {
  const account = useAccount();
  let assessments: readonly AssessmentJson[];
  let snapshots: readonly Snapshot[];
  beforeAll(async () => {
    const runs = [await scan('--region', region), await scan('--region', 'us-east-1', '--rule', elsewhere)];
    assessments = runs.map(({ assessment }) => assessment);
    snapshots = runs.map(({ snapshot }) => snapshot);
  });

  async function scan(...args: string[]) {
    const folder = join(emptyFolder(), 'snapshot');
    const run = await comply(['scan', ...args, '--format', 'json', '--save-snapshot', folder], {
      env: awsEnvironment(account().emulator.url),
    });
    return { assessment: parseAssessment(run.stdout), snapshot: await loadSnapshot(folder) };
  }

  /** How each call ended, wherever it was made. */
  const endings = () =>
    Map.groupBy(
      snapshots.flatMap(({ calls }) => calls),
      ({ call }) => call,
    );

  it('is made, but for those about what the emulator cannot list', () => {
    const made = [...endings().keys()].sort();
    expect(made).toEqual(needed.filter((call) => unasked[call] === undefined).sort());
    expect(Object.keys(unasked).filter((call) => !needed.includes(call))).toEqual([]);
    expect(Object.values(unasked).filter(isAnswered)).toEqual([]);
  });

  it('ends well where the emulator has it, and as a gap where it does not', () => {
    const all = [...endings()];
    const failed = all.filter(([, calls]) => calls.some(({ outcome }) => outcome === 'failed')).map(([call]) => call);
    expect(failed.sort()).toEqual(Object.values(unanswered).flat().sort());
    const failures = all.flatMap(([, calls]) => calls).filter(({ outcome }) => outcome === 'failed');
    expect(failures.filter(({ cause }) => cause?.kind !== 'bad-response')).toEqual([]);
    console.log(
      `${needed.length} calls cost by ${rules.length} rules: ${all.length} made, ${all.length - failed.length} of ` +
        `them answered, ${failed.length} not (${Object.entries(unanswered)
          .map(([why, calls]) => `${why}: ${calls.length}`)
          .join(', ')}), ${Object.keys(unasked).length} about what cannot be listed`,
    );
  });

  it('is about at least one resource of each kind that can be listed', () => {
    const found = new Set(snapshots.flatMap(({ resources }) => resources.map(({ type }) => type)));
    const unlisted = schemas.filter(({ list }) => !list.every(({ call }) => isAnswered(call))).map(({ type }) => type);
    const missing = schemas.map(({ type }) => type).filter((type) => !found.has(type));
    expect(missing.filter((type) => !unlisted.includes(type))).toEqual([]);
    console.log(`${found.size} of ${schemas.length} kinds found; not listed: ${missing.join(', ')}`);
  });

  /** Attributes, by type, all of whose calls the emulator does not answer. */
  const lost = new Map(
    schemas.map(({ type, list, fields }) => [
      type,
      [...(wanted.get(type) ?? [])].filter((name) => {
        const from = fields[name]?.from ?? list;
        return from.length > 0 && from.every(({ call }) => !isAnswered(call) || unasked[call] !== undefined);
      }),
    ]),
  );

  it('leaves unread what the emulator does not say', () => {
    const invented = snapshots.flatMap(({ resources }) =>
      resources.flatMap(({ type, id, attributes, unread }) =>
        (lost.get(type) ?? [])
          .filter((name) => Object.hasOwn(attributes, name) || !Object.hasOwn(unread, name))
          .map((name) => `${id} ${name}`),
      ),
    );
    expect(invented).toEqual([]);
    expect([...lost.values()].flat().length).toBeGreaterThan(20);
  });

  it('decides nothing by what was not said', () => {
    const results = assessments.flatMap((assessment) => assessment.results);
    const decided = results.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    const guessed = decided.filter(({ resource, observed }) =>
      observed.some(({ field }) => lost.get(resource.type)?.includes(field.split(/[.[]/, 1)[0] ?? '')),
    );
    expect(guessed.map(({ rule, resource }) => `${rule} ${resource.id}`)).toEqual([]);
    let silent = 0;
    for (const [index, { listings }] of snapshots.entries()) {
      for (const { type } of listings.filter(({ complete }) => !complete)) {
        silent += 1;
        for (const { id } of rules.filter(({ resource }) => resource === type)) {
          const ofRule = assessments[index]?.results.filter(({ rule }) => rule === id) ?? [];
          expect([id, ...ofRule.map(({ outcome }) => outcome)]).toEqual([id, 'unknown']);
        }
      }
    }
    expect(silent).toBeGreaterThan(5);
  });
});

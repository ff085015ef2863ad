import { type VerificationFigures, verificationChecks, verificationExits } from '../../model/verification.ts';
import { type JsonSchema, list, object, oneOf } from '../json-schema.ts';

const string: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const digest: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const text = object({ en: string, ja: string });

/** Each there is: the compiler misses none. */
const figureSchemas: Readonly<Record<keyof VerificationFigures, JsonSchema>> = {
  files: count,
  bytes: count,
  lines: count,
  trees: count,
  resources: count,
  calls: count,
  results: count,
  pointers: count,
  publicKeySha256: digest,
  stampedAt: string,
  seq: count,
  services: count,
  unread: count,
  rules: count,
  installedRules: count,
  packRules: count,
  wroteVersion: string,
  ownVersion: string,
  units: count,
  records: count,
  answers: count,
  withheld: count,
  taken: count,
  proofBytes: count,
};

const figures = object({}, figureSchemas, 'What the check looked at.');

const problem = object({ code: string, text }, { file: string, line: { type: 'integer', minimum: 1 } });

const check = object(
  {
    check: oneOf(verificationChecks),
    status: oneOf(['ok', 'failed', 'not-checked']),
    problemCount: count,
    problems: list(problem, 'The first of them.'),
    figures,
  },
  { blocked: oneOf([true]), note: text },
);

/** JSON Schema of `comply evidence verify --format json`. */
export const verificationSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:comply-scan:verification:1',
  title: 'What comply evidence verify found',
  ...object(
    {
      schemaVersion: { const: '1' },
      kind: oneOf(['bundle', 'extract']),
      checks: list(check, 'In the order they are made.'),
      exitCode: oneOf(Object.values(verificationExits)),
    },
    {
      run: object(
        { id: string },
        { seq: count, organization: string, startedAt: string, finishedAt: string, asOf: string },
        'As the bundle says it; absent where that cannot be read.',
      ),
      manifestSha256: digest,
    },
  ),
};

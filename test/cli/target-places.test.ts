import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { targetPlaces } from '../../src/cli/target-places.ts';
import { loadConfig } from '../../src/config/load.ts';
import { defaultConfig } from '../../src/config/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-places-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = `# targets
targets:
  - name: prod
    provider: aws
    regions: [ap-northeast-1]

  - { name: constructor, provider: aws }
  - provider: endpoint
    endpoints: [api.acme.example]
    name: 病院.web
`;

describe('targetPlaces', () => {
  it('is the line where each target begins, in the file as seen from the working directory', () => {
    mkdirSync(join(root, 'ops/here'), { recursive: true });
    writeFileSync(join(root, 'ops/comply.yaml'), text);
    const seenFrom = (cwd: string, file: string) => targetPlaces(loadConfig(file, cwd), cwd);
    expect(seenFrom(root, 'ops/comply.yaml')).toEqual({
      prod: { file: 'ops/comply.yaml', line: 3 },
      constructor: { file: 'ops/comply.yaml', line: 7 },
      '病院.web': { file: 'ops/comply.yaml', line: 8 },
    });
    expect(seenFrom(join(root, 'ops/here'), '../comply.yaml').prod).toEqual({ file: '../comply.yaml', line: 3 });
    expect(seenFrom(root, join(root, 'ops/comply.yaml')).prod).toEqual({ file: 'ops/comply.yaml', line: 3 });
  });

  it('knows no place of a target that no file names', () => {
    expect(targetPlaces(defaultConfig, root)).toEqual({});
    const target = { name: 'adhoc', provider: 'aws', regions: [] } as const;
    expect(targetPlaces({ ...defaultConfig, targets: [target] }, root)).toEqual({});
  });
});

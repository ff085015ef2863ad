import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFramework } from '../../src/catalog/parse-framework.ts';
import { parseSafeguards } from '../../src/catalog/parse-safeguards.ts';
import type { Framework, FrameworkId, Safeguard } from '../../src/model/framework.ts';
import type { Json } from '../../src/model/json.ts';
import { parseYaml, toJson, type Yaml } from '../../src/yaml/parse.ts';

const rulesFolder = new URL('../../rules', import.meta.url).pathname;

export function readRulesYaml(path: string): Yaml {
  return parseYaml(`rules/${path}`, readFileSync(join(rulesFolder, path), 'utf8'));
}

export function readFramework(id: FrameworkId): Framework {
  return parseFramework(readRulesYaml(`frameworks/${id}.yaml`));
}

export function readSafeguards(): readonly Safeguard[] {
  return parseSafeguards(readRulesYaml('safeguards.yaml'));
}

/** A sentence or more that a person reads, and the file it stands in. */
export interface Said {
  readonly file: string;
  readonly text: string;
}

/** Everything under `rules/` that is written for a person: each `en` and `ja`, of every file. */
export function readAllTexts(): readonly Said[] {
  const files = readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((file) => [...textsIn(toJson(readRulesYaml(file)))].map((text) => ({ file, text })));
}

function* textsIn(value: Json): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) yield* textsIn(item);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (key !== 'en' && key !== 'ja') yield* textsIn(member);
    else for (const text of Array.isArray(member) ? member : [member]) if (typeof text === 'string') yield text;
  }
}

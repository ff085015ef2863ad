import type { Config } from '../model/config.ts';
import type { Place } from '../model/errors.ts';
import { languages } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readMap, readWord } from '../yaml/read.ts';
import { defaultEvidence, parseEvidence } from './parse-evidence.ts';
import { parseControls, parseFrameworks } from './parse-frameworks.ts';
import { defaultGate, parseGate } from './parse-gate.ts';
import { parsePacks } from './parse-packs.ts';
import { parseParameters } from './parse-parameters.ts';
import { parseSeverities } from './parse-severities.ts';
import { parseTargets } from './parse-target.ts';
import { parseTimeZone } from './parse-time-zone.ts';
import { readWords } from './read-word.ts';

/** The config of somebody who wrote none. */
export const defaultConfig: Config = {
  frameworks: [],
  targets: [],
  parameters: {},
  controls: [],
  waivers: [],
  attestations: [],
  gate: defaultGate,
  evidence: defaultEvidence,
  timeZone: 'UTC',
};

/** A path that comply.yaml names, and where it does. */
export interface FileReference {
  readonly path: string;
  readonly place: Place;
}

/** comply.yaml by itself: the files it names are still to be read. */
export interface ParsedConfig {
  readonly config: Config;
  readonly waivers?: FileReference;
  readonly records: readonly FileReference[];
}

const keys = [
  'organization',
  'language',
  'frameworks',
  'targets',
  'parameters',
  'severities',
  'packs',
  'controls',
  'waivers',
  'gate',
  'evidence',
];

/**
 * Shapes comply.yaml into a Config.
 * @throws InputError at the first key or value that is wrong.
 */
export function parseConfig(document: Yaml): ParsedConfig {
  const { file } = document.place;
  // A file of comments alone asks for nothing, which is a whole config.
  if (document.kind === 'scalar' && document.value === null) return { config: { ...defaultConfig, file }, records: [] };
  const fields = readFields(document, [], [...keys, 'timeZone']);
  const places: Record<string, Place> = {};
  const note = (path: string, place: Place) => {
    places[path] = place;
  };
  const read = <T>(key: string, parse: (node: Yaml) => T): T | undefined => {
    const node = fields.find(key);
    return node && parse(node);
  };
  const organization = read('organization', readWords);
  const language = read('language', (node) => readWord(node, languages));
  const targets = read('targets', (node) => parseTargets(node, note)) ?? [];
  const frameworks = read('frameworks', (node) => parseFrameworks(node, note)) ?? [];
  const severities = read('severities', (node) => parseSeverities(node, note));
  const packs = read('packs', parsePacks);
  const waivers = read('waivers', (node) => ({ path: readWords(node), place: node.place }));
  return {
    config: {
      ...defaultConfig,
      file,
      ...(organization !== undefined && { organization }),
      ...(language && { language }),
      frameworks,
      targets,
      parameters: read('parameters', (node) => parseParameters(node, note)) ?? {},
      ...(severities && { severities }),
      ...(packs && { packs }),
      controls: read('controls', (node) => parseControls(node, note)) ?? [],
      gate: read('gate', (node) => parseGate(node, { targets, frameworks })) ?? defaultGate,
      evidence: read('evidence', parseEvidence) ?? defaultEvidence,
      timeZone: read('timeZone', parseTimeZone) ?? defaultConfig.timeZone,
      places,
    },
    ...(waivers && { waivers }),
    records: findRecords(fields.find('targets')),
  };
}

/** The folders of the records targets, with the place each was named at. */
function findRecords(targets: Yaml | undefined): readonly FileReference[] {
  if (targets?.kind !== 'list') return [];
  return targets.items.flatMap((target) => {
    const entries = new Map(readMap(target).map(({ key, value }) => [key, value]));
    const [provider, path] = [entries.get('provider'), entries.get('path')];
    if (provider?.kind !== 'scalar' || provider.value !== 'records' || path === undefined) return [];
    return [{ path: readWords(path), place: path.place }];
  });
}

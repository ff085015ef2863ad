import {
  type AwsTarget,
  type Endpoint,
  type EndpointTarget,
  providerNames,
  type RecordsTarget,
  type Target,
} from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readMap, readWord } from '../yaml/read.ts';
import { checkFrom } from './check-from.ts';
import { parseAccounts } from './parse-accounts.ts';
import { parseAzure } from './parse-azure.ts';
import type { Note } from './parse-frameworks.ts';
import { parseImport } from './parse-import.ts';
import { parseRegion } from './parse-region.ts';
import { readDistinct } from './read-distinct.ts';
import { readEndpoint } from './read-endpoint.ts';
import { readName } from './read-name.ts';
import { readBy, readWords } from './read-word.ts';

const laterProviders = ['github'];

/** Reads `targets:`. Two targets may not share a name: it is their identity in snapshots and reports. */
export function parseTargets(node: Yaml, note: Note): readonly Target[] {
  const seen = new Set<string>();
  const owners: Owners = new Map();
  let records: string | undefined;
  const targets = readList(node).map((item) => {
    const target = parseTarget(item);
    const place = find(item, 'name')?.place ?? item.place;
    if (seen.has(target.name)) {
      const ja = `ターゲット名 '${target.name}' が重複している`;
      throw new InputError(place, { en: `there is already a target named '${target.name}'`, ja });
    }
    seen.add(target.name);
    note(`targets.${target.name}`, item.place);
    if (target.provider === 'endpoint') refuseShared(target, item, owners);
    if (target.provider === 'records') {
      if (records !== undefined) throw new InputError(place, twoFolders(records));
      records = target.name;
    }
    return target;
  });
  checkFrom(node, targets);
  return targets;
}

/** Two registers of data sets would each say of every data store what lies in it. */
function twoFolders(first: string): Text {
  return {
    en: `target '${first}' is of provider records already; keep one folder: what data lies where is said in one register`,
    ja: `provider が records のターゲットはすでにある（'${first}'）。どのデータがどこにあるかの台帳は1つなので、フォルダーを1つにまとめること`,
  };
}

function parseTarget(node: Yaml): Target {
  const given = find(node, 'provider');
  if (given?.kind === 'scalar' && laterProviders.includes(String(given.value))) {
    throw new InputError(given.place, {
      en: `provider '${given.value}' is not available in this version`,
      ja: `プロバイダー '${given.value}' はこのバージョンでは使えない`,
    });
  }
  if (given === undefined) {
    throw new InputError(node.place, { en: "missing key 'provider'", ja: "キー 'provider' がない" });
  }
  const provider = readWord(given, providerNames);
  if (provider === 'aws') return parseAws(node);
  if (provider === 'azure') return parseAzure(node);
  if (provider === 'import') return parseImport(node);
  return provider === 'endpoint' ? parseEndpoints(node) : parseRecords(node);
}

function parseAws(node: Yaml): AwsTarget {
  const fields = readFields(node, ['name', 'provider'], ['profile', 'regions', 'role', 'organization', 'externalId']);
  const accounts = parseAccounts(node);
  const profile = fields.find('profile');
  const regions = fields.find('regions');
  return {
    name: readName(fields.get('name')),
    provider: 'aws',
    ...(profile && { profile: readWords(profile) }),
    regions: regions ? readDistinct(regions, readRegion, (region) => ({ en: region, ja: region })) : [],
    ...(accounts && { accounts }),
  };
}

function readRegion(node: Yaml): string {
  return readBy(node, parseRegion);
}

function parseEndpoints(node: Yaml): EndpointTarget {
  const fields = readFields(node, ['name', 'provider'], ['endpoints', 'from']);
  const [named, sources] = [fields.find('endpoints'), fields.find('from')];
  if (named === undefined && sources === undefined) {
    const ja = "キー 'endpoints' か 'from' のどちらかが必要である";
    throw new InputError(node.place, { en: "missing key 'endpoints' or 'from'", ja });
  }
  const endpoints = named ? readDistinct(named, readEndpoint, nameEndpoint) : [];
  const from = sources && readDistinct(sources, readName, (name) => ({ en: `'${name}'`, ja: `'${name}'` }));
  if (named && endpoints.length === 0) {
    const ja = 'エンドポイントを1つ以上書くこと';
    throw new InputError(named.place, { en: 'name at least one endpoint', ja });
  }
  if (sources && from?.length === 0) {
    const ja = 'エンドポイントを検出するターゲットを1つ以上書くこと';
    throw new InputError(sources.place, { en: 'name at least one target to find endpoints in', ja });
  }
  return { name: readName(fields.get('name')), provider: 'endpoint', endpoints, ...(from && { from }) };
}

function nameEndpoint({ host, port, serverName }: Endpoint): Text {
  const [en, ja] = [`${host} port ${port}`, `${host} ポート${port}`];
  return serverName === undefined ? { en, ja } : { en: `${en} as ${serverName}`, ja: `${ja}（${serverName}）` };
}

/** Endpoint to the target that has it. */
type Owners = Map<string, string>;

/** One server in two targets would be two resources with one id. */
function refuseShared({ name, endpoints }: EndpointTarget, node: Yaml, owners: Owners): void {
  const list = find(node, 'endpoints');
  for (const [index, endpoint] of endpoints.entries()) {
    const shown = nameEndpoint(endpoint);
    const owner = owners.get(shown.en);
    if (owner !== undefined) {
      throw new InputError((list?.kind === 'list' && list.items[index]?.place) || node.place, {
        en: `${shown.en} is already an endpoint of target '${owner}'; name it in one of them`,
        ja: `${shown.ja} はターゲット '${owner}' にもある。どちらか一方に書くこと`,
      });
    }
    owners.set(shown.en, name);
  }
}

function parseRecords(node: Yaml): RecordsTarget {
  const fields = readFields(node, ['name', 'provider', 'path']);
  return { name: readName(fields.get('name')), provider: 'records', path: readWords(fields.get('path')) };
}

function find(node: Yaml, key: string): Yaml | undefined {
  return readMap(node).find((entry) => entry.key === key)?.value;
}

import type { WorldAnswer } from './aws-world.ts';
import type { AzureWorld } from './azure-world.ts';
import { type Planted, plantedSecrets } from './planted-secrets.ts';

/** All secrets that are planted, as the members of an object: `note-0` to what is planted. */
export const plantedNotes: Readonly<Record<string, string>> = Object.fromEntries(
  plantedSecrets.map(({ text }, index) => [`note-${index}`, text]),
);

/** Where services keep what nobody may read, with all that is planted in it. None of it is ever asked for by a rule. */
const carriers = {
  Environment: { Variables: plantedNotes },
  environment: Object.entries(plantedNotes).map(([name, value]) => ({ name, value })),
  EnvironmentVariables: plantedNotes,
  stageVariables: plantedNotes,
  UserData: Buffer.from(Object.values(plantedNotes).join('\n')).toString('base64'),
  SecretString: JSON.stringify(plantedNotes),
  SecretBinary: Buffer.from(JSON.stringify(plantedNotes)).toString('base64'),
  Parameter: { Type: 'SecureString', Value: Object.values(plantedNotes).join('\n') },
  AuthToken: plantedNotes['note-0'],
  MasterUserPassword: plantedNotes['note-11'],
  primaryKey: plantedNotes['note-9'],
  connectionString: plantedNotes['note-9'],
  administratorLoginPassword: plantedNotes['note-11'],
  appSettings: Object.entries(plantedNotes).map(([name, value]) => ({ name, value })),
  connectionStrings: [{ name: 'db', connectionString: plantedNotes['note-11'] }],
  siteConfigSecrets: plantedNotes,
  listKeys: { keys: Object.entries(plantedNotes).map(([keyName, value]) => ({ keyName, value })) },
};

/** The answers of a world, with secrets in every place that is no part of a name. */
export function plantAws(world: readonly WorldAnswer[]): readonly WorldAnswer[] {
  return world.map((answer) => {
    if (answer.status !== 200) return answer;
    const isJson = /^\s*[[{]/.test(answer.body);
    return { ...answer, body: isJson ? JSON.stringify(plantJson(JSON.parse(answer.body))) : plantXml(answer.body) };
  });
}

/** The same of Azure: rows of Resource Graph and answers of Resource Manager and Microsoft Graph. */
export function plantAzure({ rows, answers }: AzureWorld): AzureWorld {
  return {
    rows: rows.map(({ table, row }) => ({
      table,
      row: { ...(plantJson(row) as typeof row), tags: { ...(row.tags as object | null), ...plantedNotes } },
    })),
    answers: answers.map((answer) =>
      answer.status === 200 && /^\s*\{/.test(answer.body)
        ? { ...answer, body: JSON.stringify(plantJson(JSON.parse(answer.body))) }
        : answer,
    ),
  };
}

/** What tags are called where they are lists, with the names of their members. */
const tagForms: Readonly<Record<string, readonly [string, string]>> = {
  Tags: ['Key', 'Value'],
  ListOfTags: ['Key', 'Value'],
  TagList: ['Key', 'Value'],
  tags: ['key', 'value'],
};

function plantJson(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const members = value.map((item) => plantJson(item));
    const [key, text] = tagForms[name] ?? [];
    if (key === undefined || text === undefined) return members;
    return [...members, ...Object.entries(plantedNotes).map(([note, planted]) => ({ [key]: note, [text]: planted }))];
  }
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plantJson(member, key)]));
  if (/tags$/i.test(name)) return { ...own, ...plantedNotes };
  // A map of an answer has as many members as its keys are; what looks like a resource or its properties has some.
  return Object.keys(own).length >= 3 || name === 'properties' ? { ...carriers, ...own } : own;
}

function plantXml(body: string): string {
  const tags = (item: string, key: string, value: string): string =>
    Object.entries(plantedNotes)
      .map(([note, text]) => `<${item}><${key}>${note}</${key}><${value}>${escapeXml(text)}</${value}></${item}>`)
      .join('');
  return body
    .replaceAll('</tagSet>', `${tags('item', 'key', 'value')}</tagSet>`)
    .replaceAll(/<\/(TagSet|TagList)>/g, (end) => `${tags('Tag', 'Key', 'Value')}${end}`)
    .replaceAll('</instanceId>', `</instanceId><userData><value>${carriers.UserData}</value></userData>`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
}

/** The secrets that a text holds, as they are or as JSON writes them. */
export function plantedIn(text: string): readonly Planted[] {
  return plantedSecrets.filter(({ secret }) => {
    const parts = secret.includes('\n')
      ? secret.split('\n').filter((line) => line !== '' && !line.startsWith('---'))
      : [secret];
    return parts.some((part) => text.includes(part) || text.includes(JSON.stringify(part).slice(1, -1)));
  });
}

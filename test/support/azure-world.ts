import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../../fixtures/azure/', import.meta.url));

/** What an API answers to one request. */
export interface AzureAnswer {
  readonly method: string;
  /** Path and query without the version of the API, as `readPath` gives it. */
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** One row of a table of Resource Graph. */
export interface AzureRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

export interface AzureWorld {
  readonly rows: readonly AzureRow[];
  readonly answers: readonly AzureAnswer[];
}

/** The cases taken together, of the same request or row the later: `loadAzureWorld('base', 'storage/gaps')`. */
export function loadAzureWorld(...cases: readonly string[]): AzureWorld {
  return joinWorlds(cases.map((name) => parseAzureWorld(readFileSync(join(fixtures, name, 'world.http'), 'utf8'))));
}

export function joinWorlds(worlds: readonly AzureWorld[]): AzureWorld {
  return worlds.reduce((before, after) => {
    const asked = new Set(after.answers.map(headOf));
    const told = new Set(after.rows.map(placeOf));
    return {
      rows: [...before.rows.filter((row) => !told.has(placeOf(row))), ...after.rows],
      answers: [...before.answers.filter((answer) => !asked.has(headOf(answer))), ...after.answers],
    };
  });
}

/** Blocks that begin with `### table NAME` or `### GET PATH [STATUS]`; see fixtures/README.md. */
export function parseAzureWorld(text: string): AzureWorld {
  const blocks = text.split(/^### /m).slice(1);
  const worlds = blocks.map((block): AzureWorld => {
    const end = block.indexOf('\n');
    const head = block.slice(0, end).trim();
    const body = block.slice(end + 1).trim();
    const table = /^table ([a-z]+)$/.exec(head)?.[1];
    if (table !== undefined) return { rows: readRows(body).map((row) => ({ table, row })), answers: [] };
    const [, method = '', path = '', status = '200'] = /^([A-Z]+) (\/.*?)(?: ([1-5]\d\d))?$/.exec(head) ?? [];
    if (method === '') throw new Error(`not the head of an answer: ${head}`);
    return { rows: [], answers: [{ method, path: readPath(path), status: Number(status), body }] };
  });
  return { rows: worlds.flatMap(({ rows }) => rows), answers: worlds.flatMap(({ answers }) => answers) };
}

/** A path with its query in order, decoded, without the version of the API. */
export function readPath(text: string): string {
  const { pathname, searchParams } = new URL(text, 'https://azure.test');
  const query = [...searchParams].filter(([name]) => name.toLowerCase() !== 'api-version');
  const written = query.map(([name, value]) => `${name}=${value}`).sort();
  return `${decodeURIComponent(pathname)}${written.length > 0 ? `?${written.join('&')}` : ''}`;
}

function readRows(body: string): readonly AzureRow['row'][] {
  const rows: unknown = JSON.parse(body);
  if (!Array.isArray(rows)) throw new Error('the rows of a table are an array');
  return rows as readonly AzureRow['row'][];
}

function headOf({ method, path }: AzureAnswer): string {
  return `${method} ${path.toLowerCase()}`;
}

function placeOf({ table, row }: AzureRow): string {
  return `${table} ${String(row.id).toLowerCase()}`;
}

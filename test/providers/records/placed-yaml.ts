import type { Json } from '../../../src/model/json.ts';

/** `3:7`, by the path of a value; of its key under `key:` and the path. */
export interface Placed {
  readonly text: string;
  readonly places: ReadonlyMap<string, string>;
}

/** Writes a list of one record as YAML, one key a line, and notes where everything stands. */
export function writePlaced(record: Readonly<Record<string, Json>>): Placed {
  const places = new Map<string, string>([['', '1:3']]);
  const lines = Object.entries(record).map(([key, value], index) => {
    const start = `${index === 0 ? '- ' : '  '}`;
    places.set(`key:${key}`, `${index + 1}:3`);
    return writeValue(`${start}${key}: `, value, key, index + 1, places);
  });
  return { text: `${lines.join('\n')}\n`, places };
}

/** The line so far, and the value behind it. */
function writeValue(before: string, value: Json, path: string, line: number, places: Map<string, string>): string {
  places.set(path, `${line}:${before.length + 1}`);
  if (typeof value !== 'object' || value === null) return before + JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  let text = before + open;
  for (const [index, [key, item]] of Object.entries(value).entries()) {
    if (index > 0) text += ', ';
    const at = `${path}.${key}`;
    if (!Array.isArray(value)) {
      places.set(`key:${at}`, `${line}:${text.length + 1}`);
      text += `${key}: `;
    }
    text = writeValue(text, item as Json, at, line, places);
  }
  return text + close;
}

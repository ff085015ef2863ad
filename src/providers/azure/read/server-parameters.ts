import type { Json } from '../../../model/json.ts';
import type { Body } from '../send/api.ts';
import { propertiesOf } from './whole-list.ts';

/** The parameters of a database server by name, and which of them wait for a restart. */
export interface ServerParameters {
  /** What a value says; `null` where the server has no such parameter, `undefined` where its value cannot be read. */
  readonly read: (name: string, parse: (value: string) => Json | undefined) => Json | undefined;
  /** Those of these names whose new value counts from the next restart on. */
  readonly pending: (names: readonly string[]) => readonly string[];
}

/**
 * Reads the configurations of a PostgreSQL or MySQL flexible server as ARM lists them. MySQL writes `"True"` where PostgreSQL has
 * `true`, and each writes values in either case; they are parsed in lower case.
 */
export function readParameters(configurations: readonly Body[]): ServerParameters {
  const byName = new Map(configurations.map((item) => [lower(item.name), propertiesOf(item)]));
  const isPending = (name: string) => lower(`${byName.get(name)?.isConfigPendingRestart}`) === 'true';
  const read: ServerParameters['read'] = (name, parse) => {
    if (!byName.has(name)) return null;
    const value = lower(byName.get(name)?.value);
    return value === undefined ? undefined : parse(value);
  };
  return { read, pending: (names) => names.filter(isPending) };
}

/** The number a parameter is set to; `undefined` for anything else. */
export function wholeNumber(value: string): number | undefined {
  return /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/**
 * The members of an object whose keys are not ours to name, such as tags, in the order of the keys: an answer has them in none.
 * Each is read by its name: `Object.entries` reads as a copy does, of which a record of answers keeps no more than a schema
 * names.
 */
export function membersOf<Value>(object: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  const keys = Reflect.ownKeys(object).filter((key) => typeof key === 'string');
  return keys.sort().flatMap((key) => {
    const value = object[key];
    return value === undefined ? [] : [[key, value] as const];
  });
}

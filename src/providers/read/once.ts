/** Asks for each key once, however often it is wanted: what many resources share, such as a parameter group. */
export function askOnce<Value, Key extends string = string>(
  ask: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const asked = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = asked.get(key) ?? ask(key);
    asked.set(key, value);
    return value;
  };
}

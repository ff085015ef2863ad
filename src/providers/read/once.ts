/** Asks for each key once, however often it is wanted: what many resources share, such as a parameter group. */
export function askOnce<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>();
  return (key) => {
    const value = asked.get(key) ?? ask(key);
    asked.set(key, value);
    return value;
  };
}

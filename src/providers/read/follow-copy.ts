/** The questions that one object was asked, in their order. */
export interface CopySteps {
  /** For all its keys. */
  readonly begins: (keys: readonly (string | symbol)[]) => void;
  /** Whether a key is there; true: as a part of a copy or of a list of keys. */
  readonly describes: (key: string | symbol) => boolean;
  /** For the value of a key; true: a copy takes it. */
  readonly reads: (key: string) => boolean;
}

/**
 * Tells a copy from a look at one member, by the steps of ECMAScript: a spread, like `Object.entries`, asks for the keys, then
 * for each of them, in their order, whether it is there and at once for its value. `Object.keys` asks for no value.
 * https://tc39.es/ecma262/#sec-copydataproperties
 */
export function followCopy(): CopySteps {
  let keys: readonly (string | symbol)[] = [];
  let next = 0;
  let described: string | symbol | undefined;
  let takesValues = true;
  const forget = (): void => {
    keys = [];
    described = undefined;
  };
  return {
    begins: (own) => {
      keys = own;
      next = 0;
      described = undefined;
      takesValues = true;
    },
    describes: (key) => {
      // In their order the key is the next one, and the search is short.
      const at = keys.indexOf(key, next);
      if (at === -1) {
        forget();
        return false;
      }
      if (described !== undefined) takesValues = false;
      next = at + 1;
      described = key;
      return true;
    },
    reads: (key) => {
      const isCopy = takesValues && described === key;
      if (!isCopy) forget();
      described = undefined;
      return isCopy;
    },
  };
}

/** What the user typed is wrong. One line on stderr, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A place in a file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A file the user can mend is wrong. Its message is prefixed with `file:line:column`. Exit code 2. */
export class InputError extends Error {
  override name = 'InputError';
  readonly place: Place;

  constructor(place: Place, message: string) {
    const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
    super(`${at}: ${message}`);
    this.place = place;
  }
}

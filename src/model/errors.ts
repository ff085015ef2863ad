import type { Text } from './text.ts';

/** What the user typed is wrong. One line on stderr, exit code 2. `message` is the English of `text`. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly text: Text;

  constructor(text: Text) {
    const shown = { en: escapeHidden(text.en), ja: escapeHidden(text.ja) };
    super(shown.en);
    this.text = shown;
  }
}

/** A place in a file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A file the user can mend is wrong. Every text is prefixed with `file:line:column`. Exit code 2. */
export class InputError extends Error {
  override name = 'InputError';
  readonly place: Place;
  readonly text: Text;

  constructor(place: Place, text: Text) {
    const at = [escapeHidden(place.file), place.line, place.column].filter((part) => part !== undefined).join(':');
    const placed = { en: `${at}: ${escapeHidden(text.en)}`, ja: `${at}: ${escapeHidden(text.ja)}` };
    super(placed.en);
    this.place = place;
    this.text = placed;
  }
}

/** What was to be read could not be, or not to its end: it is said, and what was read counts. Exit code 3. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
  readonly text: Text;

  constructor(text: Text) {
    const shown = { en: escapeHidden(text.en), ja: escapeHidden(text.ja) };
    super(shown.en);
    this.text = shown;
  }
}

/** A file or a flag may hold what a stranger wrote: its control and direction characters are shown, not sent to the terminal. */
function escapeHidden(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

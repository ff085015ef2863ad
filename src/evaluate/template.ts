import { durationInWords, valueSeparator, valueWords } from '../i18n/term.ts';
import type { Json } from '../model/json.ts';
import type { Template, TemplatePart } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { formatDuration } from '../text/duration.ts';
import { type Env, readPath, startCursor } from './facts.ts';
import { cut, escapeControls, masked, quoteForShell, showDay, showPlain } from './show.ts';

/** What a template may name besides attributes. */
export interface TemplateScope {
  readonly env: Env;
  /** Parameters that are durations: they are shown in words, `30 days`, and in a command as `30d`. */
  readonly durations: ReadonlySet<string>;
  readonly failed: string;
  readonly unknown: string;
  readonly language: Language;
}

/** Longest value in a command: an Amazon Resource Name has at most 2048 characters. */
const commandLength = 2048;

/**
 * Fills in a template. Values come from whoever can create resources: they are cut, their control characters are
 * shown escaped, and in a command each is one word.
 */
export function renderTemplate(template: Template, scope: TemplateScope): string {
  return template.map((part) => renderPart(part, scope)).join('');
}

function renderPart(part: TemplatePart, scope: TemplateScope): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'failed':
      return scope.failed;
    case 'unknown':
      return scope.unknown;
    case 'parameter': {
      const value = scope.env.params[part.name] ?? null;
      const duration = scope.durations.has(part.name) && typeof value === 'number';
      if (!duration) return renderValue(value, part.shell, part.name, scope.language);
      const text = formatDuration(value);
      const shown = part.shell ? text : durationInWords(text, scope.language);
      return renderValue(shown, part.shell, part.name, scope.language);
    }
    case 'path': {
      const value = readPath(part.path, scope.env, startCursor(scope.env));
      const shown = part.sensitive && value !== undefined && value !== null ? masked : value;
      return renderValue(shown, part.shell, part.path.text, scope.language);
    }
  }
}

function renderValue(value: Json | undefined, shell: boolean, name: string, language: Language): string {
  if (value === undefined || value === null) {
    // A command keeps a place to fill in; it must not run with a word in it that means something else.
    return shell ? quoteForShell(`<${name}>`) : valueWords[value === null ? 'none' : 'unread'][language];
  }
  if (!shell) return isEmpty(value) ? valueWords.none[language] : showPlain(showDay(value), valueSeparator[language]);
  const words = Array.isArray(value) ? value : [value];
  return words
    .map((word) =>
      typeof word === 'string' ? cut(escapeControls(word.slice(0, commandLength)), commandLength) : showPlain(word),
    )
    .map(quoteForShell)
    .join(' ');
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

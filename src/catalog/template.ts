import { InputError, type Place } from '../model/errors.ts';
import type { Template, TemplatePart } from '../model/rule.ts';
import { resolvePath } from './parse-path.ts';
import { typeNames } from './phrases.ts';
import { noteAttribute, type RuleScope, useParameter } from './scope.ts';

/** Where a template stands, which decides what it may hold. */
export type TemplateUse = 'message' | 'step' | 'cli' | 'terraform';

/**
 * Takes a template apart: text, paths of the resource or of a lookup of one, `$params.x`, in a message also `failed` and
 * `unknown`. In `cli` what a stranger named must go through `shell`.
 * @throws InputError for anything else.
 */
export function parseTemplate(text: string, place: Place, use: TemplateUse, rule: RuleScope): Template {
  const parts: TemplatePart[] = [];
  let rest = text;
  for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
    const close = rest.indexOf('}}', open);
    if (close < 0) {
      const start = rest.slice(open, open + 40);
      throw new InputError(place, { en: `'{{' is not closed: ${start}`, ja: `'{{' が閉じられていない: ${start}` });
    }
    const before = rest.slice(0, open);
    if (before !== '') parts.push({ kind: 'literal', text: before });
    parts.push(parsePlaceholder(rest.slice(open + 2, close).trim(), place, use, rule));
    rest = rest.slice(close + 2);
  }
  if (rest !== '') parts.push({ kind: 'literal', text: rest });
  if (use === 'cli') checkQuoting(parts, place);
  return parts;
}

/** What a template asks for, sorted, so that two languages can be compared. */
export function listPlaceholders(template: Template): readonly string[] {
  const names = template.flatMap((part) => {
    if (part.kind === 'literal') return [];
    if (part.kind === 'path') return [part.path.text];
    return part.kind === 'parameter' ? [`$params.${part.name}`] : [part.kind];
  });
  return [...new Set(names)].sort();
}

function parsePlaceholder(inner: string, place: Place, use: TemplateUse, rule: RuleScope): TemplatePart {
  const [name = '', filter, ...more] = inner.split('|').map((word) => word.trim());
  if (more.length > 0 || (filter !== undefined && filter !== 'shell')) {
    const whole = `{{ ${inner.slice(0, 60)} }}`;
    throw new InputError(place, {
      en: `'${whole}': the only filter is shell`,
      ja: `'${whole}': 使えるフィルターは shell だけである`,
    });
  }
  const shell = filter === 'shell';
  if (name === 'failed' || name === 'unknown') {
    if (use === 'message' && !shell) return { kind: name };
    throw new InputError(place, {
      en: `'{{ ${name} }}' stands in a message only, without a filter`,
      ja: `'{{ ${name} }}' は message の中で、フィルターなしでのみ使える`,
    });
  }
  if (name.startsWith('$params.')) {
    const parameter = name.slice('$params.'.length);
    const { type } = useParameter(parameter, place, rule);
    const plain = type === 'integer' || type === 'number' || type === 'boolean' || type === 'list<integer>';
    requireShell(plain || shell, inner, place, use);
    return { kind: 'parameter', name: parameter, shell };
  }
  return parsePathPart({ name, shell }, place, use, rule);
}

function parsePathPart(
  { name, shell }: { readonly name: string; readonly shell: boolean },
  place: Place,
  use: TemplateUse,
  rule: RuleScope,
): TemplatePart {
  const { path, field, sensitive, read } = resolvePath(name, place, rule.root, rule);
  const shown = field.type === 'list' ? (field.items ?? field) : field;
  if (shown.type === 'object' || shown.type === 'list') {
    throw new InputError(place, {
      en: `'{{ ${name} }}' is ${typeNames[field.type].en} and cannot be printed`,
      ja: `'{{ ${name} }}' は${typeNames[field.type].ja}であり、文中に表示できない`,
    });
  }
  requireShell(shell || (shown.type !== 'string' && shown.type !== 'time'), name, place, use);
  if (read) noteAttribute(rule.used, read);
  if (path.lookup !== undefined) rule.used.lookups.add(path.lookup);
  return { kind: 'path', path, shell, sensitive };
}

/** A name belongs to whoever can create a resource, and a command is made to be pasted. */
function requireShell(safe: boolean, inner: string, place: Place, use: TemplateUse): void {
  if (use !== 'cli' || safe) return;
  throw new InputError(place, {
    en: `'{{ ${inner} }}' in a command must be quoted: write {{ ${inner} | shell }}`,
    ja: `コマンド中の '{{ ${inner} }}' は引用符で保護しなければならない。{{ ${inner} | shell }} と書くこと`,
  });
}

/** `shell` adds its own quotes: within the author's they would close them again. */
function checkQuoting(parts: Template, place: Place): void {
  let quote = '';
  for (const part of parts) {
    if (part.kind === 'literal') quote = followQuotes(part.text, quote);
    else if (quote !== '' && (part.kind === 'path' || part.kind === 'parameter') && part.shell) {
      const text = part.kind === 'path' ? part.path.text : `$params.${part.name}`;
      throw new InputError(place, {
        en: `'{{ ${text} | shell }}' stands inside ${quote}…${quote}; end the quotes before it`,
        ja: `'{{ ${text} | shell }}' が ${quote}…${quote} の中にある。手前で引用符を閉じること`,
      });
    }
  }
}

/** The quote that is open after this text, given the one open before it. Comments and backslashes count as a shell takes them. */
function followQuotes(text: string, before: string): string {
  let quote = before;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '\\' && quote !== "'") index++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === '#' && /^\s?$/.test(text[index - 1] ?? '')) {
      const end = text.indexOf('\n', index);
      index = end < 0 ? text.length : end;
    }
  }
  return quote;
}

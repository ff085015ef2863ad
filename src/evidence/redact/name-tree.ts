/** Names that occur in texts, found where they stand between other signs than letters and digits. */
export interface NameTree {
  readonly size: number;
  /** Names that stay. */
  readonly spared: ReadonlySet<string>;
  /** How a name is spelt everywhere, where this whole text is one. */
  find(text: string): string | undefined;
  /** The text with each name in it replaced, the longest one first. Time is linear but for the longest name. */
  replace(text: string, replacement: (name: string) => string): string;
}

interface Node {
  readonly next: Map<string, Node>;
  name?: string;
}

/** A name of more words is only found where it is the whole text. */
const wordLimit = 64;

/** A shorter one is only found in what has parts: ids, paths, addresses. */
const shortestInText = 4;

/** `names`: each spelling, to the one that stands for it. */
export function createNameTree(names: ReadonlyMap<string, string>, spared: ReadonlySet<string>): NameTree {
  const root: Node = { next: new Map() };
  for (const [text, name] of names) {
    const words = splitWords(text);
    if (words.length > 0 && words.length <= wordLimit) plant(root, words, name);
  }
  return {
    size: names.size,
    spared,
    find: (text) => names.get(text),
    replace(text, replacement) {
      const whole = names.get(text);
      if (whole !== undefined) return replacement(whole);
      if (spared.has(text)) return text;
      const words = splitWords(text);
      const start = startOf(words);
      const kind = endOfKind(words, start);
      const shortest = /[/:]/.test(text) ? 1 : shortestInText;
      const parts: string[] = [];
      for (let index = 0; index < words.length; ) {
        const found = index < start || isNamespace(words, index) ? undefined : longest(root, words, index);
        const isPartOfKind = index < kind && (index > start || found?.end !== kind);
        const isFound = found !== undefined && !isPartOfKind && found.name.length >= shortest;
        parts.push(isFound ? replacement(found.name) : (words[index] ?? ''));
        index = isFound ? found.end : index + 1;
      }
      return parts.join('');
    },
  };
}

function plant(root: Node, words: readonly string[], name: string): void {
  let node = root;
  for (const word of words) {
    const next = node.next.get(word) ?? { next: new Map() };
    node.next.set(word, next);
    node = next;
  }
  node.name = name;
}

function longest(root: Node, words: readonly string[], start: number): { name: string; end: number } | undefined {
  let found: { name: string; end: number } | undefined;
  let node: Node | undefined = root;
  for (let index = start; node !== undefined && index < words.length; index += 1) {
    node = node.next.get(words[index] ?? '');
    if (node?.name !== undefined) found = { name: node.name, end: index + 1 };
  }
  return found;
}

/** Runs of letters and digits, and every other sign by itself. */
function splitWords(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];
}

/** Partition, service, region and account of an ARN are names of the provider's: where the rest begins. */
function startOf(words: readonly string[]): number {
  if (words[0] !== 'arn' || words[1] !== ':') return 0;
  let colons = 0;
  return words.findIndex((word) => word === ':' && ++colons === 5) + 1;
}

/** Where the first part of an ARN's rest ends, if more follow: it says of what kind the resource is (`security-group/sg-0a1`). */
function endOfKind(words: readonly string[], start: number): number {
  if (start === 0) return 0;
  const end = words.findIndex((word, index) => index >= start && (word === ':' || word === '/'));
  return Math.max(end, 0);
}

/** `Microsoft.Security`, in any case. */
function isNamespace(words: readonly string[], index: number): boolean {
  return words[index - 1] === '.' && words[index - 2]?.toLowerCase() === 'microsoft';
}

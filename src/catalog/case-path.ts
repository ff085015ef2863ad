import { InputError, type Place } from '../model/errors.ts';
import type { RuleCase } from '../model/rule.ts';
import { elementScope, type ResolvedPath, resolvePath } from './parse-path.ts';
import type { RuleScope, Scope } from './scope.ts';

/** Follows a path of a case, written as a snapshot writes it: an element of a list is `Rules[0]`. */
export type FollowCasePath = (text: string, place: Place) => ResolvedPath;

/** Paths of a case that joins these fixtures. Refuses what is no field of the schema, and lookups without a fixture. */
export function casePaths(rule: RuleScope, lookups: NonNullable<RuleCase['lookups']>): FollowCasePath {
  return (text, place) => {
    const resolved = followPieces(text, place, rule);
    const { lookup } = resolved.path;
    if (resolved.path.segments.length === 0 && !text.endsWith(']')) {
      throw new InputError(place, {
        en: `'${text}' is no field; give another fixture instead`,
        ja: `'${text}' はフィールドではない。別のフィクスチャを使うこと`,
      });
    }
    const name = lookup ?? /^\$([^.[]+)/.exec(text)?.[1];
    if (name === undefined || name === 'resource' || Object.hasOwn(lookups, name)) return resolved;
    throw new InputError(place, {
      en: `this case gives lookup '${name}' no fixture, so '${text}' is not there`,
      ja: `このケースではルックアップ '${name}' にフィクスチャがないため、'${text}' は存在しない`,
    });
  };
}

function followPieces(text: string, place: Place, rule: RuleScope): ResolvedPath {
  const [first = '', ...rest] = text.split(/\[\d{1,6}\]\.?/);
  let scope = rule.root;
  let resolved = followPiece(first, place, scope, rule);
  for (const piece of rest) {
    if (resolved.field.type !== 'list') {
      throw new InputError(place, {
        en: `'${text}' gives a position in what is no list`,
        ja: `'${text}' はリストでないものの中の位置を指している`,
      });
    }
    scope = elementScope(resolved);
    // Nothing after the last position: the element itself.
    resolved = followPiece(piece === '' ? '.' : piece, place, scope, rule);
  }
  return resolved;
}

function followPiece(piece: string, place: Place, scope: Scope, rule: RuleScope): ResolvedPath {
  const segments = piece.split('.');
  if (piece !== '.') {
    for (let length = piece.startsWith('$') ? 2 : 1; length < segments.length; length++) {
      const before = segments.slice(0, length).join('.');
      if (resolvePath(before, place, scope, rule).field.type !== 'list') continue;
      const whole = `${before}[0].${segments.slice(length).join('.')}`;
      throw new InputError(place, {
        en: `'${before}' is a list: name an element of it, as in ${whole}`,
        ja: `'${before}' はリストである。${whole} のように要素を指定すること`,
      });
    }
  }
  return resolvePath(piece, place, scope, rule);
}

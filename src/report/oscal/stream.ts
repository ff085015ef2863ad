import { portableJson } from '../portable-json.ts';

type Members = Iterable<readonly [name: string, member: Member]>;

/** A member's value: plain JSON, a list that is made while it is written, an object with such members, or a list of one such object. */
export type Member =
  | { readonly value: unknown }
  | { readonly list: Iterable<object> }
  | { readonly members: Members }
  | { readonly single: Members };

/** A whole document, `{ root: { … } }`, a record a line. */
export function* writeDocument(root: string, members: Members): Iterable<string> {
  yield `{${portableJson(root)}: {\n`;
  yield* writeMembers(members);
  yield '}}\n';
}

/** The members of an object with commas between them. OSCAL allows no empty list and no empty object: such a member is left out. */
function* writeMembers(members: Members): Iterable<string> {
  let before = '';
  for (const [name, member] of members) {
    let begun = false;
    for (const piece of writeMember(member)) {
      yield begun ? piece : `${before}${portableJson(name)}: ${piece}`;
      begun = true;
    }
    if (begun) before = ',\n';
  }
  yield '\n';
}

function* writeMember(member: Member): Iterable<string> {
  if ('value' in member) {
    if (member.value !== undefined) yield portableJson(member.value);
  } else if ('list' in member) {
    yield* enclosed(commaSeparated(member.list), '[\n', '\n]');
  } else if ('members' in member) {
    yield* enclosed(writeMembers(member.members), '{\n', '}');
  } else {
    yield* enclosed(writeMembers(member.single), '[{\n', '}]');
  }
}

/** The pieces between two brackets; nothing where there is no more than white space. */
function* enclosed(pieces: Iterable<string>, open: string, close: string): Iterable<string> {
  let begun = false;
  for (const piece of pieces) {
    if (!begun && piece.trim() === '') continue;
    yield begun ? piece : `${open}${piece}`;
    begun = true;
  }
  if (begun) yield close;
}

function* commaSeparated(items: Iterable<object>): Iterable<string> {
  let first = true;
  for (const item of items) {
    yield `${first ? '' : ',\n'}${portableJson(item)}`;
    first = false;
  }
}

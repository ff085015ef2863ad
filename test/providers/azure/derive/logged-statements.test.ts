import { expect, test } from 'vitest';
import {
  auditedClasses,
  isOn,
  listOf,
  logsConnections,
} from '../../../../src/providers/azure/derive/logged-statements.ts';

test.each<[string, readonly string[]]>([
  ['none', []],
  ['', []],
  ['WRITE, DDL', ['ddl', 'write']],
  ['all', ['ddl', 'function', 'misc', 'misc_set', 'read', 'role', 'write']],
  ['all,-misc,-misc_set', ['ddl', 'function', 'read', 'role', 'write']],
  ['ddl,role,write,-role', ['ddl', 'write']],
])('pgaudit.log = %s', (value, audited) => expect(auditedClasses(value)).toEqual(audited));

test.each<[string, boolean]>([
  ['on', true],
  ['ON', true],
  ['off', false],
  ['', false],
  ['all', true],
  ['receipt', false],
  ['receipt,authentication', true],
  ['authorization,setup_durations', true],
])('log_connections = %s', (value, logs) => expect(logsConnections(value)).toBe(logs));

test.each<[string, boolean]>([
  ['ON', true],
  ['1', true],
  ['OFF', false],
  ['', false],
])('%s is on: %s', (value, on) => expect(isOn(value)).toBe(on));

test('a list is split at commas', () =>
  expect(listOf(' pg_stat_statements, PGAUDIT,')).toEqual(['pg_stat_statements', 'pgaudit']));

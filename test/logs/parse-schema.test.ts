import { describe, expect, it } from 'vitest';
import { parseLogSchema } from '../../src/logs/parse-schema.ts';
import { auditEventSchema } from '../../src/logs/schema.ts';

const parse = (text: string) => parseLogSchema('audit-log.yaml', text);

describe('a schema file', () => {
  it('extends the audit event', () => {
    const schema = parse(`
extends: audit-event
maxGap: 15m
tolerance: 5s
additional: false
fields:
  time: { from: "@timestamp" }
  classification: { from: class }
  tenant: { type: string, required: true, enum: [acme, demo] }
  clientIp: { type: string, format: ip-address, allow: [ip-address] }
`);
    expect(schema).toMatchObject({
      maxGap: 900_000,
      tolerance: 5_000,
      additional: false,
      timeField: '@timestamp',
      idField: 'eventId',
    });
    expect(schema.fields.get('@timestamp')).toEqual(auditEventSchema.fields.get('time'));
    expect(schema.fields.has('time')).toBe(false);
    expect(schema.fields.get('baaId')?.requiredWhen).toEqual({ field: 'class', values: ['phi'] });
    expect(schema.fields.get('tenant')).toEqual({
      type: 'string',
      enum: ['acme', 'demo'],
      required: true,
      nullable: false,
      allow: [],
    });
    expect(schema.fields.get('clientIp')?.allow).toEqual(['ip-address']);
  });

  it('begins from nothing', () => {
    const schema = parse('{ extends: nothing, timeField: at, fields: { at: { type: string, format: utc-time } } }');
    expect([...schema.fields.keys()]).toEqual(['at']);
    expect(schema).toMatchObject({ additional: true, timeField: 'at' });
    expect(schema.idField).toBeUndefined();
  });

  it.each([
    ['fields: {}', "audit-log.yaml:1:1: missing key 'extends'"],
    ['extends: audit-events', "audit-log.yaml:1:10: unknown value 'audit-events' (did you mean 'audit-event'?)"],
    ['extends: audit-event\nfeilds: {}', "audit-log.yaml:2:1: unknown key 'feilds' (did you mean 'fields'?)"],
    ['extends: audit-event\nfields: { x: { required: true } }', "audit-log.yaml:2:14: missing key 'type'"],
    [
      'extends: audit-event\nfields: { x: { type: text } }',
      "audit-log.yaml:2:22: unknown value 'text'; use string, integer, number, boolean, object, array",
    ],
    [
      'extends: audit-event\nfields: { x: { type: string, format: "^(a+)+$" } }',
      "audit-log.yaml:2:38: unknown value '^(a+)+$'; use utc-time, sha256, uuid, ip-address, path",
    ],
    [
      'extends: audit-event\nfields: { x: { type: integer, format: uuid } }',
      "audit-log.yaml:2:39: 'format' goes with type string only",
    ],
    [
      'extends: audit-event\nfields: { tiem: { from: ts } }',
      "audit-log.yaml:2:11: 'from' says what a field of the audit event is called in the log, and 'tiem' is none (did you mean 'time'?)",
    ],
    [
      'extends: audit-event\nfields: { time: { from: action } }',
      "audit-log.yaml:2:25: the field 'action' stands here twice",
    ],
    ['extends: audit-event\nmaxGap: 0s', "audit-log.yaml:2:9: '0s' is no length of time; write 30s, 15m, 12h or 2d"],
    [
      'extends: audit-event\nfields: { x: { type: string, enum: [] } }',
      'audit-log.yaml:2:36: the list is empty; give at least one value',
    ],
    [
      'extends: audit-event\nfields: { x: { type: string, requiredWhen: { field: classification, values: [] } } }',
      'audit-log.yaml:2:77: the list is empty; give at least one value',
    ],
    [
      'extends: audit-event\nfields: { x: { type: string, requiredWhen: { field: classificaton, values: [phi] } } }',
      "audit-log.yaml:2:53: there is no field 'classificaton' (did you mean 'classification'?)",
    ],
    [
      'extends: audit-event\nfields: { x: { type: string, requiredWhen: { field: classification, values: [pih] } } }',
      "audit-log.yaml:2:78: unknown value 'pih' (did you mean 'phi'?)",
    ],
    [
      'extends: audit-event\nfields: { x: { type: string, requiredWhen: { field: status, values: ["200"] } } }',
      "audit-log.yaml:2:53: 'requiredWhen' goes with type string only",
    ],
    ['extends: audit-event\nmaxGap: 15', 'audit-log.yaml:2:9: expected text, found number 15; put it in quotes'],
    ['extends: audit-event\nmaxGap: soon', "audit-log.yaml:2:9: 'soon' is not a duration; write 30s, 15m, 12h or 2d"],
    ['extends: audit-event\ntimeField: tiem', "audit-log.yaml:2:12: there is no field 'tiem' (did you mean 'time'?)"],
    [
      'extends: audit-event\nfields: { x: { type: string, allow: [emial] } }',
      "audit-log.yaml:2:38: unknown value 'emial' (did you mean 'email'?)",
    ],
  ])('%j is refused where it stands', (text, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ message }));
  });
});

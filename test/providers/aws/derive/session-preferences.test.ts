import { describe, expect, it } from 'vitest';
import {
  defaultPreferences,
  parseSessionPreferences,
} from '../../../../src/providers/aws/derive/session-preferences.ts';

/** A session document with these inputs. */
function document(inputs?: unknown): string {
  return JSON.stringify({
    schemaVersion: '1.0',
    sessionType: 'Standard_Stream',
    ...(inputs === undefined ? {} : { inputs }),
  });
}

describe('session preferences', () => {
  it('are read from the inputs of the document, minutes as numbers', () => {
    const inputs = {
      s3BucketName: 'acme-sessions',
      cloudWatchLogGroupName: '/acme/sessions',
      idleSessionTimeout: '15',
      maxSessionDuration: '60',
      runAsEnabled: true,
    };
    expect(parseSessionPreferences(document(inputs))).toEqual({
      s3BucketName: 'acme-sessions',
      cloudWatchLogGroupName: '/acme/sessions',
      idleSessionTimeout: 15,
    });
  });

  it.each([
    ['no inputs', undefined],
    ['empty inputs', {}],
    ['inputs left blank', { s3BucketName: '', idleSessionTimeout: '' }],
  ])('with %s are what Session Manager does by default', (_, inputs) => {
    expect(parseSessionPreferences(document(inputs))).toEqual(defaultPreferences);
  });

  it('take a number that is written as one', () => {
    expect(parseSessionPreferences(document({ idleSessionTimeout: 5 }))?.idleSessionTimeout).toBe(5);
  });

  it.each([
    ['no content', undefined],
    ['no JSON', 'schemaVersion: "1.0"'],
    ['another kind of document', JSON.stringify({ schemaVersion: '2.2', mainSteps: [] })],
    ['a port session', JSON.stringify({ sessionType: 'Port', inputs: {} })],
    ['inputs that are no object', document(['a'])],
    ['a time that is no number', document({ idleSessionTimeout: 'soon' })],
    ['a negative time', document({ idleSessionTimeout: '-5' })],
    ['a time that a parameter sets', document({ idleSessionTimeout: '{{ idle }}' })],
    ['a log group that a parameter names', document({ cloudWatchLogGroupName: '{{ group }}' })],
    ['a bucket that is no text', document({ s3BucketName: 7 })],
  ])('of %s are not known', (_, content) => {
    expect(parseSessionPreferences(content)).toBeUndefined();
  });
});

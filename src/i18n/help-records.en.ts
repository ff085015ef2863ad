/** What `--help` says of the commands about what the organisation declares, and about samples of its logs. */
export const helpRecordsEn = {
  attest: {
    summary: 'append an attestation to the records, keeping their comments',
    description:
      'Appends one attestation, a named person’s dated statement about what no rule can see, to attestations.yaml in the records folder that comply.yaml names, and makes both if there are none. It counts once it is signed off, until its last day, and while the documents it rests on are the same.',
    subject: 'a control or a safeguard, as in "hipaa:164.308(a)(2)" or training',
    statement: 'what is attested',
    person: 'who attests it',
    role: 'what that person is, as in CISO',
    date: 'the day it is attested, as in 2026-04-01; default: today in the zone of comply.yaml',
    validUntil: 'the last day it holds, as in 2027-03-31, or 365d from that day',
    evidence:
      'a document below the records folder that it rests on, or sha256:DIGITS for one kept elsewhere (repeatable)',
    signedOffBy: 'who signed it off; without it the attestation does not count',
    signedOffRole: 'what the one who signed off is',
    signedOffOn: 'the day it was signed off; default: today',
  },
  logs: {
    summary: 'check audit logs: their form, and personal data that must not be there',
    description: 'Works on audit logs of JSON lines.',
    check: {
      summary: 'check a log against a schema, for order and gaps, and for personal data',
      description:
        'Reads a log to its end and says which lines are not as the schema asks, where time goes back or stands still, and which identifiers of persons are in it. Of an identifier only its class, line, field and shape are shown, never its value.',
      source: 'a file (also gzip), - for stdin, s3://bucket/key or a prefix, or cloudwatch:GROUP',
      schema: 'a YAML file that extends the schema of the audit event; default: that schema as it is',
      maxGap: 'longest time without an event, as in 15m; default: the schema’s, else 1h',
      allow: 'identifiers that may be there, by their class, as in ip-address (repeatable)',
      maxFindings: 'how many hits and how many faulty lines to list; default: 20; the counts are whole',
      format: 'what to print: text (default) or json',
      awsProfile: 'the AWS profile to read with',
      region: 'the AWS region of the log group or the bucket; default: that of the environment or the profile',
      since: 'of a log group: how far back to begin, as in 2h; default: 1d',
      maxEvents: 'of a log group: most events to read; default: 100000',
    },
  },
};

/** What `--help` says of evidence and periods, in English. */
export const helpEvidenceEn = {
  evidence: {
    summary: 'verify, extract, export, sample and upload evidence bundles',
    description:
      'Works on the bundles that comply scan --evidence writes: raw answers, calls, rules, results and waivers, with a manifest and a signature.',
    bundle: 'the folder of a bundle, or its place in S3',
    awsProfile: 'the AWS profile to read the bucket with',
    verify: {
      summary: 'check a bundle, or a file extracted from one',
      description:
        'Checks that a bundle is what was written: every digest, the signature, the time stamp, the chain to the bundle before it and, with --reperform, that its results follow from its raw answers. Every check is reported, also after one fails. Whether a control is met is not decided here.',
      bundle: 'the folder of a bundle, its place in S3, or a file that comply evidence extract wrote',
      key: 'the public key it must be signed with, obtained elsewhere than from the bundle',
      unsigned: 'check an unsigned bundle in all but its signature',
      reperform: 'judge again from the raw answers in the bundle, and compare every byte',
      tsaCa: 'a PEM file with the certificates of the time-stamp authority to trust',
      prev: 'the bundle before it, to check the chain',
      receipt: 'the receipt that the upload left: the object versions it names are read',
    },
    extract: {
      summary: 'write the records of one finding or control, and their proof, to a file',
      description:
        'Writes the results of one finding or control, with the raw answers behind them and the proof that they belong to the signed bundle, as one JSON file. comply evidence verify checks it without the bundle.',
      what: 'a finding key, "rule=ID resource=ID", or control:framework:id',
      output: 'the file to write; default: stdout',
    },
    export: {
      summary: 'write a folder for one control: pages, workbooks, records',
      description:
        'Writes what an auditor asks for on one control: a page and a workbook in English and in Japanese, the records behind them, and the proof that they belong to the signed bundle.',
      control: 'the control, as in hipaa:164.312(b)',
      out: 'the folder to write: new, or empty',
    },
    sample: {
      summary: 'draw a sample that anyone can draw again',
      description:
        'Draws items from one bundle or many. The same bundles, population, size and seed give the same items, whoever draws; the population is listed with its size and digest.',
      population: 'what to draw from: control:soc2:CC6.1, rule:ID, resources, resources:TYPE, results or exceptions',
      size: 'how many items to draw',
      seed: 'any text, chosen by the auditor; default: a random one, printed with the sample',
    },
    upload: {
      summary: 'copy a bundle to S3, or resume a copy',
      description:
        'Copies a complete bundle to S3, with Object Lock if asked, and checks what arrived. A copy that was cut off is resumed; nothing is overwritten.',
      bundle: 'the folder of a complete bundle',
      destination: 's3://bucket/prefix',
      awsProfile: 'the AWS profile to write to the bucket with',
    },
    keygen: {
      summary: 'make a key pair to sign with',
      description:
        'Writes an ECDSA key pair (P-256): the private key to FILE, readable by you alone, and the public key to FILE.pub, to hand out. It never overwrites a file.',
      out: 'the file for the private key; it is encrypted if COMPLY_SIGN_PASSPHRASE is set',
    },
  },
  period: {
    summary: 'report on a period from many runs: monitored days, exceptions, gaps',
    description:
      'Reads evidence bundles and says, for every control, on which days it was monitored and on which something failed. What could not be read, and the time between two runs, is unknown.',
    runs: 'folders of bundles, a folder with several, or prefixes in S3',
    from: 'first day, as in 2026-01-01; default: the day of the first run',
    to: 'last day; default: the day of the last run',
    timeZone: 'the zone in which a day ends, as in Asia/Tokyo; default: that of the newest run, else UTC',
    interval: 'how often a run is due until --to, or until now, as in 1d; default: as the runs say, else 1d',
    head: 'the newest run as recorded elsewhere: RUN:SHA256, its id and the digest of its manifest.json',
    framework: 'only controls of this framework: soc2, hipaa, iso27017 or jp-3sho2 (repeatable)',
    control: 'only this control, as in hipaa:164.312(b) (repeatable)',
    output: 'also write text, json, html or xlsx to a file, as in html=period.html (repeatable)',
    verbose: 'print every entry of every list',
  },
};

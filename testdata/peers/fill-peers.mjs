// Times how long JavaScript template engines take to fill one {key} template in
// memory: open, fill, write. None of them compiles a template beforehand.
//
//   node fill-peers.mjs TAGGED.docx SCAN.json [RUNS]
//
// SCAN.json is what `tianbao scan --format json` prints about the template; every
// placeholder gets a short value. One line "name milliseconds" an engine, the
// median of the runs. fill-run installs what this needs.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { TemplateHandler } from 'easy-template-x';
const require = createRequire(import.meta.url);
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');

const [tagged, scan, runs = '50'] = process.argv.slice(2);
const data = fs.readFileSync(tagged);
const values = {};
for (const slot of JSON.parse(fs.readFileSync(scan)).slots) {
  if (slot.kind === 'placeholder') values[slot.key] = '57';
}

const handler = new TemplateHandler();
const engines = {
  'easy-template-x': async () => handler.process(data, values),
  docxtemplater: async () => {
    const doc = new Docxtemplater(new PizZip(data), {});
    doc.render(values);
    return doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  },
};

async function median(fill) {
  for (let i = 0; i < 5; i++) await fill(); // let the compiler warm up
  const times = [];
  for (let i = 0; i < Number(runs); i++) {
    const start = process.hrtime.bigint();
    await fill();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

for (const [name, fill] of Object.entries(engines)) {
  try {
    console.log(`${name} ${(await median(fill)).toFixed(3)}`);
  } catch (e) {
    console.log(`${name} failed: ${String(e.message ?? e).split('\n')[0]}`);
  }
}

// Regenerates the embedded numbering plans of src/CrmCore from the npm package libphonenumber-js.
//
//   node eng/phone-metadata/generate.mjs
//
// The package and its checksum are pinned below: raise both to take newer plans, then run the tests of
// tests/CrmCore.Tests/Contacts/Normalization and raise MetadataPhoneNumberParser.NormalizerVersion, so that
// stored claims are known to be made with older plans.
//
// Written: phone-plans.br (brotli of UTF-8 text) and the two licences. Layout of the text, one plan a line, fields parted by tabs:
//   region ("001": no country)  calling code  IDD pattern  national prefix pattern  transform  leading digits
//   lengths of any number  pattern of any number  then for each group of types: lengths, pattern
// The plans of one calling code stand together, its main region first. Lengths are parted by commas.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const packageName = 'libphonenumber-js';
const packageVersion = '1.13.16';
const packageSha512 = 'b4838233dcb1d86a3a779fd900d7b42be1b80197a4d589b1f351f14297f5f52ae2e3330ff797906ca7675061c0bc54389f1d0f78b845aaf01f8ac4c00d78f7b5';

const target = join(dirname(fileURLToPath(import.meta.url)), '../../src/CrmCore/Contacts/Normalization/Phones/Metadata');
const work = mkdtempSync(join(tmpdir(), 'phone-metadata-'));
try {
  const archive = execFileSync('npm', ['pack', '--silent', `${packageName}@${packageVersion}`], { cwd: work, encoding: 'utf8' }).trim();
  const digest = createHash('sha512').update(readFileSync(join(work, archive))).digest('hex');
  if (digest !== packageSha512) throw new Error(`${archive}: its SHA-512 is ${digest}, expected ${packageSha512}.`);
  execFileSync('tar', ['-xzf', archive], { cwd: work });

  const text = plans(JSON.parse(readFileSync(join(work, 'package/metadata.max.json'), 'utf8')));
  const bytes = Buffer.from(text, 'utf8');
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  writeFileSync(join(target, 'phone-plans.br'), packed);
  copyFileSync(join(work, 'package/LICENSE'), join(target, 'LICENSE.libphonenumber-js.txt'));
  copyFileSync(join(work, 'package/LICENSE.Apache'), join(target, 'LICENSE.libphonenumber.txt'));
  console.log(`${text.split('\n').length - 1} plans, ${bytes.length} bytes, ${packed.length} packed`);
} finally {
  rmSync(work, { recursive: true });
}

function plans(metadata) {
  if (metadata.version !== 4) throw new Error(`Metadata layout ${metadata.version}, expected 4.`);
  const lines = [];
  for (const [code, regions] of Object.entries(metadata.country_calling_codes)) {
    for (const region of regions) lines.push(plan(region, code, metadata.countries[region]));
  }
  for (const [code, entity] of Object.entries(metadata.nonGeographic)) lines.push(plan('001', code, entity));
  return lines.join('\n') + '\n';
}

function plan(region, code, entry) {
  if (entry[0] !== code) throw new Error(`${region} has the calling code ${entry[0]}, listed under ${code}.`);
  const [, idd, pattern, lengths, , nationalPrefix, , nationalPrefixForParsing, transform, , leadingDigits, types] = entry;
  const byLengths = new Map();
  for (const type of types) {
    if (!type) continue;
    const key = (type[1] || lengths).join();
    byLengths.set(key, [...(byLengths.get(key) ?? []), type[0]]);
  }
  const fields = [region, code, idd, nationalPrefixForParsing || nationalPrefix, transform, leadingDigits, lengths.join(), pattern];
  for (const [key, patterns] of byLengths) fields.push(key, [...new Set(patterns)].join('|'));
  return fields.map((field) => field || '').join('\t');
}

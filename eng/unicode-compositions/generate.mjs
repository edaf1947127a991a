// Writes the table of canonical compositions (letter + combining mark = one character) from the Unicode data of Node.js:
//
//   node eng/unicode-compositions/generate.mjs
//
// The library has its own table because string.Normalize does nothing when globalization is invariant, and keys must not depend on that.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = '../../src/CrmCore/Contacts/Normalization/Emails/CanonicalCompositions.Table.cs';
const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;
const isHangul = (code) => code >= 0xac00 && code <= 0xd7a3;

let data = '';
for (let code = 0x80; code < 0x10000; code++) {
  const composed = String.fromCharCode(code);
  if (isSurrogate(code) || isHangul(code)) continue;
  const decomposed = composed.normalize('NFD');
  if (decomposed === composed || composed.normalize('NFC') !== composed) continue;
  data += decomposed.slice(0, -1).normalize('NFC') + decomposed.at(-1) + composed;
}

const escaped = [...data].map((c) => (c < '\x7f' ? c : '\\u' + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')));
const lines = [];
for (let i = 0; i < escaped.length; i += 21) lines.push(`        "${escaped.slice(i, i + 21).join('')}"`);
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), target), `namespace CrmCore;

/// <content>Made by eng/unicode-compositions/generate.mjs from Unicode ${process.versions.unicode}; do not edit.</content>
internal static partial class CanonicalCompositions
{
    // Letter, mark, composed character; and so on.
    private const string Table =
${lines.join(' +\n')};
}
`);
console.log(`${data.length / 3} compositions`);

import {expect, test} from 'vitest'
import {articleHtml} from '../../article-words.ts'

test.each([
  ["Andr\\'{e} \\`{a} \\^{o} \\~{n} \\={a} \\.{z}", 'André à ô ñ ā ż'],
  ['M\\"{u}ller and {\\"o} and {\\"{o}}', 'Müller and ö and ö'],
  ['\\c{c}a \\v{s} \\H{o} \\k{a} \\r{a} \\d{s} \\u{g}', 'ça š ő ą å ṣ ğ'],
  ['na\\"{\\i}ve {\\\'\\i}', 'naïve í'],
  ['stra{\\ss}e \\o{} {\\L}', 'straße ø Ł'],
  ['*\\c{c}* {a} \\{a\\}', '<em>ç</em> {a} {a}']
])('letters of TeX: %s', async (source, expected) => {
  expect((await articleHtml(source)).normalize('NFC')).toContain(`<p>${expected}</p>`)
})

test.each([
  ['a \\"straight\\" one', 'a "straight" one'],
  ["l\\'homme", "l'homme"],
  ['`\\c{c}`', '<code>\\c{c}</code>'],
  ['\\a{b} \\c{cde}', '\\a{b} \\c{cde}']
])('text that is not TeX is kept: %s', async (source, expected) => {
  expect((await articleHtml(source)).replaceAll('&#x22;', '"')).toContain(`<p>${expected}</p>`)
})

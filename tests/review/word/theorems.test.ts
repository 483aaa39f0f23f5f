import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {documentOf} from '../../docx-redline.ts'
import {textWorld} from '../../world.ts'
import {unmarked} from './rewritten.ts'
import {cameHome} from './word-file.ts'

const files = {
  '01.md': `A paragraph before.

::: {#thm-x}
## Sparse recovery
Let $x$ be thin. Then it is found.
:::

\\begin{proof}
By the lemma of @lem-y.
\\end{proof}

::: {#lem-y}
All is well.
:::

A paragraph behind @thm-x.
`
}

// Words in a name, in a theorem, in a proof, and after a head without a name.
const words = ['recovery', 'thin', 'lemma', 'well']
const changed = (text: string): string => words.reduce((all, word) => all.replace(word, `new${word}`), text)

test.each([
  ['with bookmarks', String, []],
  ['without bookmarks', unmarked, []],
  ['with bookmarks', String, words],
  ['without bookmarks', unmarked, words]
] as const)('only edits come home from theorems: %s', async (_, rewrite, edited) => {
  const {bytes} = await documentOf(textWorld(files))
  const parts = unzipSync(bytes)
  const body = rewrite(strFromU8(parts['word/document.xml']!))
  const back = body.replaceAll(/(?<=<w:t(?: [^>]*)?>)[^<]*/g, text =>
    edited.length > 0 ? changed(text) : text
  )
  const document = parseWordFile('back.docx', zipSync({...parts, 'word/document.xml': strToU8(back)}))
  const {texts, listed} = await cameHome(files, document, {sent: [parseWordFile('sent.docx', bytes)]})
  const text = (texts['01.md'] ?? files['01.md']).replaceAll(/\{~~.*?~>(.*?)~~\}\{>>.*?<<\}/g, '$1')
  expect([text, listed]).toEqual([edited.length > 0 ? changed(files['01.md']) : files['01.md'], []])
})

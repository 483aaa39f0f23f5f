import {expect, test} from 'vitest'
import {cameHome, paragraphXml, wordOf} from './word-file.ts'

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph with the bookmark of a block's number, with formulas between dollar signs. */
function named(number: number, text: string): string {
  const runs = text
    .split('$')
    .map((part, index) => (index % 2 === 0 ? run(part) : `<m:oMath><m:r><m:t>${part}</m:t></m:r></m:oMath>`))
  return `<w:p><w:bookmarkStart w:name="_gly${number}"/>${runs.join('')}</w:p>`
}

const note = (number: number, words: string): string =>
  `<w:footnote w:id="${number + 1}">${paragraphXml(words).replace('</w:pPr>', `</w:pPr><w:bookmarkStart w:name="_gly${number + 2}"/>`)}</w:footnote>`
const notes = (...all: readonly string[]): Readonly<Record<string, string>> => ({
  'word/footnotes.xml': `<w:footnotes>${all.join('')}</w:footnotes>`
})

const markdown = 'A dog runs.[^a] It barks.[^b]\n\nA cat sleeps.\n\n[^a]: Over the hill.\n\n[^b]: All day.\n'
const calls = 'A dog runs.{note 2} It barks.{note 3}'
const sentNotes = notes(note(1, 'Over the hill.'), note(2, 'All day.'))
const sent = [wordOf([calls, 'A cat sleeps.'], sentNotes)]

test.each<readonly [string, readonly string[], Readonly<Record<string, string>>, string, readonly string[]]>([
  [
    'all notes that are called',
    [calls, 'A black cat sleeps.'],
    {},
    markdown.replace('A cat', 'A {++black ++}{>>changed with tracking off<<}cat'),
    ['comment “” “”: the Word file calls 2 notes whose words are not in it; the notes stay as they are']
  ],
  [
    'a note with its call',
    [calls.replace('{note 3}', ''), 'A cat sleeps.'],
    notes(note(1, 'Over the hill.')),
    markdown
      .replace('[^b]', '{--[^b]--}{>>changed with tracking off<<}')
      .replace('All day.', '{--All day.--}{>>changed with tracking off<<}'),
    []
  ]
])('a Word file without %s', async (_, paragraphs, more, wanted, expected) => {
  const document = wordOf(paragraphs, more)
  const {texts, listed} = await cameHome({'01.md': markdown}, document, {sent})
  expect([texts['01.md'] ?? markdown, listed]).toEqual([wanted, expected])
})

test('a program that drops all formulas deletes none', async () => {
  const text = 'So $a+b$ is true, and $c$ too.\n\n$$d = e$$\n\nThe end.\n'
  const files = {'01.md': text}
  const before = [named(1, 'So $a+b$ is true, and $c$ too.'), named(2, '$d=e$'), named(3, 'The end.')]
  const after = [named(1, 'So  is true, and  too.'), named(2, ''), named(3, 'The happy end.')]
  const {texts, listed} = await cameHome(files, wordOf(after), {sent: [wordOf(before)]})
  expect(texts['01.md']).toBe(text.replace('The end', 'The {++happy ++}{>>changed with tracking off<<}end'))
  expect(listed).toEqual([
    'comment “” “”: the program that saved the Word file has dropped all 3 formulas, as LibreOffice does without its component Math; they stay as they are'
  ])
})

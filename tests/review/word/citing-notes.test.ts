import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {documentOf} from '../../docx-redline.ts'
import {textWorld} from '../../world.ts'
import {unmarked} from './rewritten.ts'
import {cameHome} from './word-file.ts'

const files = {
  'manuscript.yaml': 'title: Dogs\nstyle: notes\nbibliography: refs.bib\n',
  '01.md': `# Of hounds [@roe]

The big dog, see [@doe; @li, p. 4], runs. Then it sleeps.

As @doe [p. 17] says, it barks.[^n] Others deny it [@li; @doe, p. 9].

- The fox, as @li says, hides [@roe, p. 2].

| Place | What |
|---|---|
| North | some wolves [@doe] |

: Herds of the time [@li, p. 8] {#tbl:herds}

The end is seen by all [@roe, p. 2].

[^n]: Not so, says the judge [@roe, p. 3], but @doe.
`,
  'refs.bib': `@book{doe, author={Doe, Jo}, title={Bread}, publisher={Oven}, year=2001}
@book{roe, author={Roe, Ann}, title={Kilns}, year={1990}}
@book{li, author={Li, Bo}, title={Clay}, year={1991}}`
}

const sent = documentOf(textWorld(files))

type Rewrite = (xml: string) => string

/** Citation fields as rewritten by other programs. */
const ways: ReadonlyArray<readonly [name: string, rewrite: Rewrite]> = [
  ['with fields and bookmarks', xml => xml],
  ['without bookmarks', unmarked],
  [
    'as text',
    xml =>
      unmarked(xml).replace(/<w:r><w:fldChar[^>]*><\/w:r>|<w:r><w:instrText.*?<\/w:instrText><\/w:r>/g, '')
  ]
]

/** The result of bringing back a file with one replaced word. */
async function home(
  [before, after]: readonly [before: string, after: string],
  rewrite: Rewrite,
  change: (xml: string) => string = xml =>
    xml.replaceAll(/(?<=<w:t(?: [^>]*)?>)[^<]*/g, text => text.replace(before, after))
): ReturnType<typeof cameHome> {
  const {bytes} = await sent
  let count = 0
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => {
    if (!/^word\/(?:document|footnotes)\.xml$/.test(path)) return [path, part]
    const own = rewrite(strFromU8(part))
    const changed = change(own)
    if (changed !== own) count++
    return [path, strToU8(changed)]
  })
  expect(count, before).toBeGreaterThan(0)
  const back = parseWordFile('back.docx', zipSync(Object.fromEntries(parts)))
  return cameHome(files, back, {sent: [parseWordFile('sent.docx', bytes)]})
}

/** The text with its edits accepted or rejected. */
function settled(text: string, isAccepted: boolean): string {
  return text
    .replaceAll(/\{>>.*?<<\}/gs, '')
    .replaceAll(/\{~~(.*?)~>(.*?)~~\}/gs, isAccepted ? '$2' : '$1')
    .replaceAll(/\{\+\+(.*?)\+\+\}/gs, isAccepted ? '$1' : '')
    .replaceAll(/\{--(.*?)--\}/gs, isAccepted ? '' : '$1')
    .replaceAll(/\n{2,}/g, '\n\n')
}

// Words in all places: in a heading, before, between and after citations, in an item, a cell, a caption, and in the
// author's own note.
const everywhere = ['hounds', 'big', 'barks', 'deny', 'hides', 'wolves', 'Herds', 'seen', 'judge']
const changed = (text: string, words: readonly string[]): string =>
  words.reduce((all, word) => all.replace(word, `new${word}`), text)

test.each(
  ways.flatMap(([name, rewrite]) =>
    [['sleeps'], everywhere].map(words => [words.join(', '), name, words, rewrite] as const)
  )
)(
  'words beside citations that a style puts into notes come home alone: %s, %s',
  async (_, __, words, rewrite) => {
    const {texts, listed} = await home(['', ''], rewrite, xml =>
      xml.replaceAll(/(?<=<w:t(?: [^>]*)?>)[^<]*/g, text => changed(text, words))
    )
    const text = texts['01.md'] ?? ''
    expect([settled(text, false), settled(text, true), listed]).toEqual([
      files['01.md'],
      changed(files['01.md'], words),
      []
    ])
  }
)

const field: Rewrite = xml =>
  xml.replace('&quot;locator&quot;:&quot;17&quot;', '&quot;locator&quot;:&quot;19&quot;')

// Edits of the locator of a field, and words typed into a field or into its former text.
test.each([
  ['with fields and bookmarks', ['17', '19'], field],
  ['without bookmarks', ['17', '19'], field],
  ['with fields and bookmarks', ['17', '19'], undefined],
  ['without bookmarks', ['17', '19'], undefined],
  ['as text', ['17', '19'], undefined]
] as const)('the locator of a citation in its note comes home: %s, %s', async (name, edit, change) => {
  const [, rewrite = String] = ways.find(([each]) => each === name)!
  const {texts, listed} = await home(edit, rewrite, change)
  expect([settled(texts['01.md'] ?? '', true), listed]).toEqual([files['01.md'].replace('17', '19'), []])
})

test.each(ways)('a locator typed at the end of a note comes home: %s', async (_, rewrite) => {
  const {texts, listed} = await home(['(1990)', '(1990), 5'], rewrite)
  expect([settled(texts['01.md'] ?? '', true), listed]).toEqual([
    files['01.md'].replace('[@roe]', '[@roe, 5]'),
    []
  ])
})

test.each(ways)('words in a note that mean no citation are listed: %s', async (_, rewrite) => {
  const {texts, listed} = await home(['Jo Doe', 'Rye Doe'], rewrite)
  expect(texts).toEqual({})
  expect(listed.join('\n')).toMatch(/^substitution “[^”]*Jo Doe[^\n]*Rye Doe[^\n]*$/)
})

const paragraphOf = (xml: string, words: string): string =>
  /<w:p>(?:(?!<w:p>).)*$/s.exec(xml.slice(0, xml.indexOf(words)))![0] +
  /^.*?<\/w:p>/s.exec(xml.slice(xml.indexOf(words)))![0]

const [first = '', second = ''] = files['01.md'].split('\n\n').slice(1, 3)

/** A file without the notes that lost their calls, as Word saves it. */
const withoutNotes = (xml: string, ids: readonly number[]): string =>
  xml.replaceAll(/<w:footnote w:id="(\d+)">.*?<\/w:footnote>/gs, (note, id: string) =>
    ids.includes(Number(id)) ? '' : note
  )

const call = /<w:r>(?:(?!<\/w:r>).)*<w:footnoteReference w:id="2"\/>.*?<\/w:r>/s

// The second note belongs to the first paragraph.
test.each(
  ways.flatMap(([name, rewrite]) =>
    [[], [2]].flatMap(ids => [
      [
        'a paragraph',
        name,
        ids,
        rewrite,
        (xml: string) => xml.replace(paragraphOf(xml, 'runs'), ''),
        `${first}\n\n`
      ] as const,
      ['a call', name, ids, rewrite, (xml: string) => xml.replace(call, ''), ' [@doe; @li, p. 4]'] as const
    ])
  )
)('%s is deleted with its note: %s, without the notes %j', async (_, __, ids, rewrite, change, gone) => {
  const {texts, listed} = await home(['runs', ''], rewrite, xml =>
    xml.includes('runs') ? change(xml) : withoutNotes(xml, ids)
  )
  expect([settled(texts['01.md'] ?? '', true), listed]).toEqual([files['01.md'].replace(gone, ''), []])
})

test.each(ways)('a paragraph moves with its notes: %s', async (_, rewrite) => {
  const {texts, listed} = await home(['runs', ''], rewrite, xml => {
    if (!xml.includes('runs')) return xml
    const [one, other] = ['runs', 'barks'].map(words => paragraphOf(xml, words))
    return xml.replace(one!, '').replace(other!, other + one!)
  })
  expect([settled(texts['01.md'] ?? '', true), listed]).toEqual([
    files['01.md'].replace(`${first}\n\n${second}`, `${second}\n\n${first}`),
    []
  ])
})

const echo = {
  'manuscript.yaml': 'title: Dogs\nstyle: notes\nbibliography: refs.bib\n',
  '01.md': 'As @galtung holds, hounds sleep well. Later Galtung wrote of *cats*, too.\n',
  'refs.bib': '@book{galtung, author={Galtung, Johan}, title={Peace}, publisher={Sage}, year={1996}}'
}

// In this test, galley shows the author's name, and the source has the same name further on.
test('words between a citation and the name of its author come home at their place', async () => {
  const {bytes} = await documentOf(textWorld(echo))
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [
    path,
    path === 'word/document.xml'
      ? strToU8(unmarked(strFromU8(part)).replace('hounds sleep', 'dogs sleep'))
      : part
  ])
  const back = parseWordFile('back.docx', zipSync(Object.fromEntries(parts)))
  const {texts, listed} = await cameHome(echo, back, {sent: [parseWordFile('sent.docx', bytes)]})
  expect([settled(texts['01.md'] ?? '', true), listed]).toEqual([
    echo['01.md'].replace('hounds sleep', 'dogs sleep'),
    []
  ])
})

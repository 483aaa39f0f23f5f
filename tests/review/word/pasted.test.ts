import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {documentOf} from '../../docx-redline.ts'
import {textWorld} from '../../world.ts'
import {cameHome} from './word-file.ts'

const files = {
  'manuscript.yaml': 'title: T\ncsl: apa\nbibliography: refs.bib\nnumber-sections: true\n',
  '01.md': `# Of kilns {#sec:kilns}

Bricks are fired in kilns [@roe, p. 3] near rivers.

Tiles are older than @tbl:works says of them.

Roofs are the matter of @sec:kilns and others.

Clay is found below.[^1] It is brown.

- The first item is of wood.
- The second item is of stone.

| Place | What |
|---|---|
| North | many kilns |
| South | some towers |

: Works of the time {#tbl:works}

The last paragraph stands here.

[^1]: So says the miller.
`,
  'refs.bib': '@book{roe, author={Roe, Ann}, title={Kilns}, date={1990}}'
}

/** The XML of a file from one string to another, behind some words. */
function between(body: string, words: string, start: string, end: string): string {
  const at = body.indexOf(start, body.indexOf(words))
  return body.slice(at, body.indexOf(end, at) + end.length)
}

function run(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
}

function field(instruction: string, shown: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const named = `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`
  return `${mark('begin')}${named}${mark('separate')}${run(shown)}${mark('end')}`
}

const link = (body: string, words: string): string => between(body, words, '<w:hyperlink', '</w:hyperlink>')
const fields = /<w:r><w:fldChar[^>]*><\/w:r>|<w:r><w:instrText.*?<\/w:r>/g

/** THE KINDS of inlines that are more than their words, as somebody copies them or Word makes them. */
const kinds: ReadonlyArray<readonly [xml: (body: string, note: number) => string, markdown: string]> = [
  [
    body => between(body, 'Bricks', '<w:r><w:fldChar w:fldCharType="begin"', 'w:fldCharType="end"/></w:r>'),
    '[@roe, p. 3]'
  ],
  [body => link(body, 'Tiles are older'), '@tbl:works'],
  [body => link(body, 'Roofs are'), '@sec:kilns'],
  [body => link(body, 'Tiles are older').replaceAll(fields, ''), '@tbl:works'],
  // Pandoc writes a field in a link as a link in it.
  [
    body =>
      link(body, 'Tiles are older')
        .replaceAll(fields, '')
        .replace(/(.*)(<w:r>.*?<\/w:r>)/, '$1<w:hyperlink w:anchor="tbl_works_no">$2</w:hyperlink>'),
    '@tbl:works'
  ],
  [() => field('REF _Ref7 \\h', 'Table 1'), '@tbl:works'],
  [() => field('REF _Ref7 \\h', '1'), '[-@tbl:works]'],
  [(_, note) => `<w:r><w:footnoteReference w:id="${note}"/></w:r>`, '^[So says the *potter*.]']
]

/** How runs are put into a file: with tracking off, or tracked, with the mark of an inserted paragraph. */
type Way = Readonly<{put: (runs: string) => string; mark: string}>

const ins = '<w:ins w:id="900" w:author="Ann" w:date="2027-01-02T03:04:05Z"/>'

/** Links are not within insertions, but their runs are. */
const tracked: Way = {
  put: runs => runs.replaceAll(/<w:r>.*?<\/w:r>/g, each => `${ins.replace('/>', '>')}${each}</w:ins>`),
  mark: ins
}
const untracked: Way = {put: runs => runs, mark: ''}

/** The paragraph or row that has some words. */
function around(body: string, words: string, name: 'w:p' | 'w:tr'): string {
  const at = body.indexOf(words)
  return body.slice(body.lastIndexOf(`<${name}>`, at), body.indexOf(`</${name}>`, at) + name.length + 3)
}

/** A new paragraph behind that with some words, with its properties. */
function behind(body: string, words: string, runs: string, {put, mark}: Way): string {
  const before = around(body, words, 'w:p')
  const own = /<w:pPr>(.*?)<\/w:pPr>/.exec(before)?.[1] ?? ''
  const paragraph = `<w:p><w:pPr>${own}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${put(runs)}</w:p>`
  return body.replace(before, () => before + paragraph)
}

/** Puts runs into the words of a file, at a bar. */
function within(body: string, words: string, runs: string, {put}: Way): string {
  const [before = '', after = ''] = words.split('|')
  const opened = `${before}</w:t></w:r>${put(runs)}<w:r><w:t xml:space="preserve">${after}`
  return body.replace(before + after, () => opened)
}

type Place = Readonly<{
  change: (body: string, inline: string, way: Way) => string
  text: (markdown: string) => string
}>

/** THE PLACES in which they are put, and the text around them. */
const places: readonly Place[] = [
  {
    change: (body, inline, way) =>
      behind(body, 'Tiles are older', run('New words of ') + inline + run(' and more.'), way),
    text: markdown => `New words of ${markdown} and more.`
  },
  {
    change: (body, inline, way) =>
      within(body, 'The last paragraph stands| here.', run(' by ') + inline, way),
    text: markdown => `The last paragraph stands by ${markdown} here.`
  },
  {
    change: (body, inline, way) =>
      behind(body, 'The first item', run('An item of ') + inline + run(' and more.'), way),
    text: markdown => `- An item of ${markdown} and more.`
  },
  {
    change: (body, inline, way) => within(body, 'The second item is| of stone.', run(' by ') + inline, way),
    text: markdown => `The second item is by ${markdown} of stone.`
  },
  {
    change: (body, inline, way) => within(body, 'some| towers', run(' of ') + inline, way),
    text: markdown => `some of ${markdown} towers`
  },
  {
    change(body, inline, {put, mark}) {
      const before = around(body, 'many kilns', 'w:tr')
      const cell = (runs: string): string => `<w:tc><w:p>${put(runs)}</w:p></w:tc>`
      const own = mark === '' ? '' : `<w:trPr>${mark}</w:trPr>`
      const row = `<w:tr>${own}${cell(run('West'))}${cell(run('a well of ') + inline)}</w:tr>`
      return body.replace(before, () => before + row)
    },
    text: markdown => `| West | a well of ${markdown} |`
  },
  {
    change: (body, inline, way) => within(body, 'Works| of the time', run(' by ') + inline, way),
    text: markdown => `: Works by ${markdown} of the time`
  }
]

const potter = `<w:r><w:rPr><w:i/></w:rPr><w:t>potter</w:t></w:r>${run('.')}`

/** The file with an inline of each kind in all places. */
function edited(sent: Uint8Array, way: Way): Uint8Array {
  const parts = unzipSync(sent)
  const read = (name: string): string => strFromU8(parts[`word/${name}.xml`]!)
  const body = read('document')
  let changed = body
  for (const [index, {change}] of places.entries()) {
    const inlines = kinds.map(([xml]) => xml(body, 70 + index))
    changed = change(changed, inlines.join(run(' and ')), way)
  }
  const caption = around(changed, 'w:name="tbl_works"', 'w:p')
  const named = caption.replace('</w:pPr>', '</w:pPr><w:bookmarkStart w:id="70" w:name="_Ref7"/>')
  const notes = places.map(
    (_, index) => `<w:footnote w:id="${70 + index}"><w:p>${run('So says the ')}${potter}</w:p></w:footnote>`
  )
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(changed.replace(caption, () => named)),
    'word/footnotes.xml': strToU8(
      read('footnotes').replace('</w:footnotes>', () => `${notes.join('')}</w:footnotes>`)
    )
  })
}

test.each([
  ['with tracking off', untracked],
  ['tracked', tracked]
] as const)(
  'citations, references and notes in new and changed paragraphs, items, cells, rows and captions: %s',
  async (_, way) => {
    const sent = (await documentOf(textWorld(files))).bytes
    const back = parseWordFile('back.docx', edited(sent, way))
    const {texts, listed} = await cameHome(files, back, {sent: [parseWordFile('sent.docx', sent)]})
    const text = (texts['01.md'] ?? '')
      .replaceAll(/\{>>[^<]*<<\}/g, '')
      .replaceAll(/\{\+\+([\s\S]*?)\+\+\}/g, '$1')
    expect(listed).toEqual([])
    const markdown = kinds.map(([, written]) => written).join(' and ')
    for (const place of places) expect(text).toContain(place.text(markdown))
  }
)

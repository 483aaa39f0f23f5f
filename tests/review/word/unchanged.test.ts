import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {compose} from '../../../src/build.ts'
import {changedWorld} from '../../../src/check/fix/index.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {World} from '../../../src/core/world.ts'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {openDisk} from '../../../src/node/world.ts'
import {bringHome, type ReadablePaper} from '../../../src/review/word/index.ts'
import {corpusTest} from '../../corpus/corpus.ts'
import {papers, printedPaper} from '../../corpus/real-papers.ts'
import {documentOf, proofDocument} from '../../docx-redline.ts'
import {part} from '../../tier.ts'
import {textWorld} from '../../world.ts'
import {manuscript} from './manuscript.ts'

type Way = readonly [name: string, rewrite: (xml: string) => string]

const everyText = /<w:t(?: [^>]*)?>[^<]*/g
const everyCitation =
  /(ADDIN ZOTERO_ITEM.*?&quot;plainCitation&quot;:&quot;).*?(&quot;,&quot;noteIndex.*?fldCharType="separate"\/><\/w:r>).*?(<w:r><w:fldChar w:fldCharType="end")/gs
const everyRun = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>([^<&]{6,})<\/w:t><\/w:r>/g

const typography: Way = [
  'with the typography of another program',
  xml =>
    xml.replace(everyText, text =>
      text
        .replace(/[“”]/g, '"')
        .replace(/’/g, "'")
        .replace(/–/g, '--')
        .replaceAll('…', '...')
        .replaceAll(' of', '\u00a0of')
    )
]

/** The effects of programs on an unedited document. */
const ways: readonly Way[] = [
  ['as it was sent', xml => xml],
  ['without bookmarks', xml => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')],
  [
    'with renumbered bookmarks',
    xml => xml.replace(/"_gly(\d+)"/g, (_, number: string) => `"_gly${Number(number) * 7 + 3}"`)
  ],
  typography,
  [
    'after Zotero rendered all citations',
    xml => xml.replace(everyCitation, '$1(Neu 1999)$2<w:r><w:t>(Neu 1999)</w:t></w:r>$3')
  ],
  [
    'with its runs split',
    xml =>
      xml.replace(everyRun, (_, look = '', text: string) => {
        // A pair of surrogates is one character of a file.
        const letters = [...text]
        const [one, other] = [letters.slice(0, 3).join(''), letters.slice(3).join('')].map(
          part => `<w:r w:rsidR="00A1">${look}<w:t xml:space="preserve">${part}</w:t></w:r>`
        )
        return `${one}<w:proofErr w:type="spellStart"/>${other}`
      })
  ]
]

/** Changes found in an unedited document that a program has rewritten. */
async function invented(world: World, entry: string, [, rewrite]: Way): Promise<readonly string[]> {
  const memo = createMemo()
  const read = (texts: ReadonlyMap<string, string>): ReturnType<typeof compose> =>
    compose(changedWorld(world, texts), memo, entry)
  const paper: ReadablePaper = {paper: await read(new Map()), read}
  const {bytes} = await documentOf(world, entry)
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) =>
    /^word\/\w+\.xml$/.test(path) ? [path, strToU8(rewrite(strFromU8(part)))] : [path, part]
  )
  const document = parseWordFile('rewritten.docx', zipSync(Object.fromEntries(parts)))
  const files = [parseWordFile('sent.docx', bytes)]
  const home = await bringHome(document, {sent: paper, now: paper, files, kept: [], queries: []})
  return home?.returned.map(each => JSON.stringify(each)) ?? ['another paper']
}

test.each(ways)('nothing is changed in a manuscript %s', async (...way) => {
  expect(await invented(textWorld(manuscript), '', way)).toEqual([])
})

test.each(ways)('nothing is changed where notes cite, %s', async (...way) => {
  const cites = '[@a, p. 3], as @b says [@a; see @b], and @b [p. 7] too.[^n]\n\n[^n]: Not so [@a].'
  const files = {
    'manuscript.yaml': 'title: Dogs\nstyle: notes\nbibliography: refs.bib\n',
    '01.md': `# Of dogs\n\nA dog runs ${cites}`,
    'refs.bib':
      '@book{a, author={Roe, Ann}, title={Kilns}, date={1990}}\n@book{b, author={Li, Bo}, title={Clay}, date={1991}}'
  }
  expect(await invented(textWorld(files), '', way)).toEqual([])
})

test.each(ways)('nothing is changed in sections before a list of references, %s', async (...way) => {
  const keys = [...'abcdefghijklmnopq']
  const files = {
    'manuscript.yaml': 'title: Dogs\nbibliography: refs.bib\n',
    '01.md': `# Summary\n\nA dog runs.\n\n# Need\n\nDogs bark ${keys.map(key => `[@${key}]`).join(' ')}.`,
    'refs.bib': keys
      .map(key => `@book{${key}, author={Roe, ${key.toUpperCase()}.}, title={Kilns of ${key}}, date={1990}}`)
      .join('\n')
  }
  expect(await invented(textWorld(files), '', way)).toEqual([])
})

test('edits and queries that a proof was sent with are no changes', async () => {
  const edits =
    '{~~big~>huge~~}{>>AB: so<<} dog{--s--} {==runs==}{>>Where?<<}.\n\n{++\n\nA new one.\n\n++}{>>@Cy<<}\n\nThe end.'
  const world = textWorld({'01.md': `A ${edits}`})
  const bytes = await proofDocument(world)
  const read = (texts: ReadonlyMap<string, string>): ReturnType<typeof compose> =>
    compose(changedWorld(world, texts), createMemo(), '')
  const paper: ReadablePaper = {paper: await read(new Map()), read}
  const sent = parseWordFile('sent.docx', bytes)
  const queries = [{number: 1, question: 'Where?', about: 'runs'}]
  const home = await bringHome(sent, {sent: paper, now: paper, files: [sent], kept: [], queries})
  expect([home?.returned, home?.answers]).toEqual([[], []])
})

const noTypesetter = (): Promise<never> => Promise.reject(new Error('nothing is drawn'))

corpusTest(
  'nothing is changed in sample papers, however programs rewrite them',
  async () => {
    for (const {name, folder, text} of part(papers(), 16, paper => paper.name)) {
      const {world} = openDisk(folder, noTypesetter)
      const printed: World = {
        ...world,
        read: async path => (path === printedPaper ? strToU8(text) : world.read(path))
      }
      for (const way of ways) {
        // Code has no typography, and two papers have pages of it.
        const found = way === typography ? [] : await invented(printed, printedPaper, way)
        expect(found, `${name} ${way[0]}`).toEqual([])
      }
    }
  },
  1_200_000
)

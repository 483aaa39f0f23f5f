import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Block, Node} from '../../src/core/article.ts'
import {changeNodes} from '../../src/core/change-article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {hearPdf} from '../../src/outputs/pdf/aloud/index.ts'
import {openPdf} from '../../src/outputs/pdf/file/index.ts'
import {pdfOutput} from '../../src/outputs/pdf/index.ts'
import {wordsOfPages} from '../../src/outputs/pdf/text/page-words.ts'
import {decodeMap, type ProofMap} from '../../src/review/proofs/map/format.ts'
import {proofMarks} from '../../src/review/proofs/marks.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, everyCase} from '../every-kind.ts'
import {everyKindPaper, isAbsent, lostIn, type OutputName} from '../every-kind-words.ts'
import {textWorld} from '../world.ts'

const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

const cases = everyCase().filter(each => !isAbsent(each))
const shown = new Map<OutputName, string>()
let map: ProofMap

// All cases are in one proof.
beforeAll(async () => {
  const {article} = await renderingOf(everyKindPaper)
  const every = withPlaces(withShortList(articleOfCases(article, cases), article.lists))
  const {artifacts, proofMap} = await build(
    {...textWorld(everyKindPaper), asset: readAsset, typeset: typesetter.typeset},
    createMemo(),
    {
      entry: '',
      draft: true,
      outputs: [{...pdfOutput, render: given => pdfOutput.render({...given, article: every})}],
      proof: content => proofMarks(content, {round: 1, date: undefined, revision: undefined}, 'abc', {})
    }
  )
  const pdf = artifacts[0]!.bytes
  const pages = wordsOfPages(await openPdf(pdf))
  shown.set('pdf', pages.map(({words}) => words).join(' '))
  shown.set('spoken', (await hearPdf(pdf)).lines.map(({text}) => text).join('\n'))
  map = decodeMap(new TextDecoder().decode(proofMap), () => undefined)!
  const lines = map.pages.flatMap(page => page.lines)
  // A word that is broken across lines is two words in the map.
  shown.set('map', lines.flatMap(({words}) => words.map(({letters}) => letters)).join(''))
}, 120_000)

describe('the words of every kind in every place where it may stand are in', () => {
  test.each(['pdf', 'spoken', 'map'] as const)('%s', output => {
    expect(lostIn(shown.get(output)!, cases, output)).toEqual({lost: [], needless: []})
  })
})

test('the map of a proof has the box of every formula', () => {
  const formulas = cases.filter(({kind, place}) => /^(?:formula|equation)$/.test(kind) && place !== 'entry')
  const boxes = map.pages.flatMap(page => page.boxes)
  const places = boxes.map(({target}) => map.targets[target]!).filter(target => 'start' in target)
  expect(new Set(places)).toHaveProperty('size', formulas.length)
})

/** Gives every block of the text and the notes its own place, for the map. */
function withPlaces(article: Article): Article {
  let count = 0
  const placed = (block: Block): Block => ({
    ...block,
    place: {file: '01.md', start: count++, end: count}
  })
  return {
    ...article,
    body: article.body.map(placed),
    notes: article.notes.map(note => ({...note, children: note.children.map(placed)}))
  }
}

/**
 * Makes the cases that show a list of references show a list without the cases in entries, which are tested in the
 * paper's own list.
 */
function withShortList(every: Article, short: Article['lists']): Article {
  const change = (node: Node): Node =>
    node.type === 'references' && node.children !== undefined ? {...node, list: 1} : node
  return {...every, body: changeNodes(every.body, change), lists: [...every.lists, ...short]}
}

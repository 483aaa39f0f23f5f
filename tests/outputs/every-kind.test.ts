import {unzipSync} from 'fflate'
import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Block, Inline} from '../../src/core/article.ts'
import type {Kind} from '../../src/core/kinds.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topNodes, walkNodes, wordsOf} from '../../src/core/walk-article.ts'
import {blockText} from '../../src/outputs/docx/block-text.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {fragmentOutput} from '../../src/outputs/fragment/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {blindCopy} from '../../src/versions/blind/index.ts'
import {acceptAll, compareArticles, rejectAll} from '../../src/versions/redline/index.ts'
import {properties} from '../../src/versions/redline/properties.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, type Case, everyCase, withProperty} from '../every-kind.ts'
import {everyKindPaper, isAbsent, lostIn, type OutputName} from '../every-kind-words.ts'
import {openEpub} from '../publication.ts'
import {textWorld} from '../world.ts'

const cases = everyCase()

/**
 * Whether a case is left out of the comparison: nodes without words of their own, which galley generates from other
 * nodes, and nodes in an entry, since entries are compared by the fields of their works (`references.test.ts`).
 */
function isUncompared(each: Case): boolean {
  return each.place === 'entry' || each.kind === 'index' || isAbsent(each)
}

/**
 * Whether a case stays after its change is rejected: queries and generated titles are those of the new version, and
 * entries follow their works.
 */
function isKept({kind, place}: Case): boolean {
  return place === 'entry' || ['query', 'notes', 'contents', 'index', 'indexMark'].includes(kind)
}

/** Two values of each property that redlines compare, by kind. */
const values: {readonly [K in Kind]?: Readonly<Record<string, readonly [old: unknown, next: unknown]>>} = {
  heading: {level: [1, 2], unnumbered: [undefined, true], unlisted: [undefined, true]},
  paragraph: {noIndent: [undefined, true], lang: [undefined, 'fr'], dir: [undefined, 'rtl']},
  figure: {kind: ['figure', 'listing'], columns: [2, 3], classes: [undefined, ['wide']]},
  figurePart: {width: ['50%', '60%']},
  listing: {language: ['js', 'ts'], firstLine: [1, 8]},
  list: {
    ordered: [undefined, true],
    start: [undefined, 3],
    delimiter: ['period', 'parenthesis'],
    loose: [undefined, true],
    ownMarks: [undefined, true]
  },
  listItem: {checked: [false, true]},
  callout: {kind: ['note', 'warning'], tooltip: ['a', 'b']},
  theorem: {kind: ['theorem', 'lemma'], isHead: [undefined, true]},
  division: {
    tooltip: ['a', 'b'],
    classes: [['box'], ['wide']],
    lang: ['fr', 'de'],
    outputs: [['html'], ['pdf']]
  },
  span: {
    tooltip: ['a', 'b'],
    classes: [['smallcaps'], ['mark']],
    lang: [undefined, 'fr'],
    outputs: [undefined, ['pdf']]
  },
  link: {tooltip: ['a', 'b'], lang: [undefined, 'fr']},
  image: {tooltip: ['a', 'b'], width: ['5cm', '6cm'], height: ['5cm', '6cm']},
  language: {lang: ['fr', 'de']},
  crossReference: {page: [undefined, true]},
  element: {tooltip: ['a', 'b'], columns: ['2', '3'], rows: ['2', '3']}
}

/** The properties shared by all kinds of nodes, by the kinds on which they are tested. */
const shared: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  paragraph: ['lang', 'dir'],
  figure: ['classes'],
  division: ['classes', 'lang'],
  span: ['classes', 'lang'],
  link: ['lang'],
  language: ['lang']
}

let article: Article
const shown = new Map<OutputName, string>()

beforeAll(async () => {
  const rendering = await renderingOf(everyKindPaper)
  article = rendering.article
  const every = articleOfCases(article, cases)
  const asOutput = (output: Output): Output => ({
    ...output,
    render: given => output.render({...given, article: every})
  })
  const outputs = [htmlOutput, fragmentOutput, docxOutput, jatsOutput, epubOutput, markdownOutput].map(
    asOutput
  )
  const {artifacts} = await build(textWorld(everyKindPaper), createMemo(), {entry: '', draft: true, outputs})
  const [html, fragment, docx, jats, epub, markdown] = artifacts.map(({bytes}) => bytes)
  const decoder = new TextDecoder()
  shown.set('html', decoder.decode(html))
  shown.set('fragment', decoder.decode(fragment))
  const parts = unzipSync(docx!)
  shown.set('docx', ['document', 'footnotes'].map(name => decoder.decode(parts[`word/${name}.xml`])).join(''))
  shown.set(
    'jats',
    Object.values(unzipSync(jats!))
      .map(bytes => decoder.decode(bytes))
      .join('')
  )
  shown.set(
    'markdown',
    decoder.decode(Object.entries(unzipSync(markdown!)).find(([name]) => name.endsWith('.md'))![1])
  )
  shown.set('epub', [...openEpub(epub!).documents.values()].join(''))
  shown.set('print', (await buildPrintPage({...rendering, article: every})).html.replaceAll('\u00ad', ''))
  shown.set('words', wordsOf(topNodes(every)))
  const copy = blindCopy(rendering.manuscript, {slug: () => 'copy', machine: []})
  const blind = {...rendering, manuscript: copy.manuscript, article: copy.article(every)}
  shown.set('blind', decoder.decode((await htmlOutput.render(blind)).bytes))
})

test('every kind with compared properties has values of them', () => {
  const compared = Object.entries(properties).filter(([, rows]) =>
    Object.values(rows).some(say => typeof say === 'function')
  )
  expect(Object.keys(values)).toEqual(expect.arrayContaining(compared.map(([kind]) => kind)))
})

test('the table gives at least a thousand places of kinds', () => {
  expect(cases.length).toBeGreaterThanOrEqual(1000)
  expect(new Set(cases.map(({word}) => word)).size).toBe(cases.length)
})

describe('the words of every kind in every place where it may stand are in', () => {
  test.each(['html', 'fragment', 'docx', 'jats', 'epub', 'markdown', 'print', 'words', 'blind'] as const)(
    '%s',
    output => {
      // Pandoc generates entries from their works.
      const own = output === 'markdown' ? cases.filter(({place}) => place !== 'entry') : cases
      expect(lostIn(shown.get(output)!, own, output)).toEqual({lost: [], needless: []})
    }
  )
})

describe('a redline shows other words of every kind in every place', () => {
  test('and accepting and rejecting give both versions', () => {
    const silent: string[] = []
    const wrong: string[] = []
    const bare = {...article, body: article.body.filter(({type}) => type === 'paragraph')}
    for (const each of cases) {
      const {name} = each
      const [old, next] = ['', 'new'].map(end => articleOfCases(bare, [each], word => `${word}${end}`))
      const redline = compareArticles(old!, next!)
      if (redline.changes.length === 0 && !isUncompared(each)) silent.push(name)
      if (!sameWords(acceptAll(redline.article), next!)) wrong.push(`${name}, accepted`)
      if (!sameWords(rejectAll(redline.article), old!) && !isKept(each)) wrong.push(`${name}, rejected`)
    }
    expect({silent, wrong}).toEqual({silent: [], wrong: []})
  })
})

test('a redline shows that words are of another kind', () => {
  const bare = {...article, body: article.body.filter(({type}) => type === 'paragraph')}
  // galley generates the works of citations and the parts of entries; only their text is compared.
  const inLine = cases.filter(
    each =>
      each.name.endsWith(' in paragraph.children') &&
      !isAbsent(each) &&
      !['work', 'entryPart'].includes(each.kind)
  )
  const silent = inLine.flatMap((one, index) =>
    inLine.slice(index + 1).flatMap(other => {
      const [old, next] = [one, other].map(each => articleOfCases(bare, [each], () => 'same'))
      return compareArticles(old!, next!).changes.length === 0 ? [`${one.kind} and ${other.kind}`] : []
    })
  )
  expect(inLine.length).toBeGreaterThan(15)
  expect(silent).toEqual([])
})

test('the text that a returned Word file is compared with has the words of every kind', () => {
  const lost = cases.filter(each => {
    const {body} = articleOfCases({...article, body: []}, [each])
    const texts: string[] = []
    walkNodes(body, node => {
      if (node.type !== 'paragraph') return undefined
      const {text, atoms} = blockText(node.children)
      texts.push(text, ...atoms.map(({shown}) => shown))
      return undefined
    })
    return (
      each.name.endsWith('in paragraph.children') && !isAbsent(each) && !texts.join('').includes(each.word)
    )
  })
  expect(lost.map(({name}) => name)).toEqual([])
  expect(cases.filter(({name}) => name.endsWith('in paragraph.children')).length).toBeGreaterThan(15)
})

describe('a redline shows that a property of a node differs', () => {
  test.each(Object.entries(values))('%s', (kind, rows) => {
    const compared = Object.entries(properties[kind as Kind]).filter(([, say]) => typeof say === 'function')
    expect(Object.keys(rows).sort()).toEqual(
      [...compared.map(([name]) => name), ...(shared[kind as Kind] ?? [])].sort()
    )
    const one = cases.find(each => each.kind === kind && each.place === 'body')!
    for (const [name, [before, after]] of Object.entries(rows)) {
      const [old, next] = [before, after].map(value =>
        articleOfCases(article, [withProperty(one, name, value)])
      )
      const redline = compareArticles(old!, next!)
      expect(redline.changes.length, name).toBeGreaterThan(0)
      expect(shape(rejectAll(redline.article)), name).toBe(shape(old!))
      expect(shape(acceptAll(redline.article)), name).toBe(shape(next!))
    }
  })
})

test('a node of a kind that a program brings is shown by its words, and told', async () => {
  const gadget = {type: 'gadget', value: 'Ctrl'} as unknown as Inline
  const box = {type: 'box', id: 'box', children: [{type: 'paragraph', id: 'inside', children: [gadget]}]}
  const body: readonly Block[] = [
    {type: 'paragraph', id: 'p', children: [{type: 'text', value: 'Press '}, gadget]},
    box as unknown as Block
  ]
  const asOutput = (output: Output): Output => ({
    ...output,
    render: given => output.render({...given, article: {...given.article, body}})
  })
  const {artifacts, problems} = await build(textWorld(everyKindPaper), createMemo(), {
    entry: '',
    draft: true,
    outputs: [htmlOutput, docxOutput].map(asOutput),
    handlers: own => ({...own, box: () => []})
  })
  expect(new TextDecoder().decode(artifacts[0]!.bytes)).toContain('<p>Press Ctrl</p>')
  const document = new TextDecoder().decode(unzipSync(artifacts[1]!.bytes)['word/document.xml'])
  expect(document.match(/Ctrl/g)).toHaveLength(2)
  expect(problems).toEqual([
    'the HTML shows only the words of `gadget`, a kind of node without a handler',
    'the DOCX shows only the words of `gadget`, a kind of node without a handler',
    'the DOCX shows only the words of `box`, a kind of node without a handler'
  ])
  expect(wordsOf(body)).toBe('Press CtrlCtrl')
  const other = [body[0]!, {...box, children: []} as unknown as Block]
  expect(compareArticles({...article, body}, {...article, body: other}).changes).not.toEqual([])
})

/** Whether two bodies consist of the same nodes with the same words; generated names and numbers are ignored. */
function sameWords(one: Article, other: Article): boolean {
  return shape(one) === shape(other)
}

const ofGalley: ReadonlySet<string> = new Set([
  'note',
  'number',
  'label',

  'id',
  'change',
  'key',
  'source',
  'anchor',
  'citedIn',
  'calls',
  'work',
  'was'
])

function shape({body, notes, lists}: Article): string {
  return JSON.stringify([body, notes, lists], (name, value) => (ofGalley.has(name) ? undefined : value))
}

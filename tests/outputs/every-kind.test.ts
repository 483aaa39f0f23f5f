import {unzipSync} from 'fflate'
import {beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Block, Inline} from '../../src/core/article.ts'
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
import {compareArticles} from '../../src/versions/redline/index.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, everyCase} from '../every-kind.ts'
import {everyKindPaper, isAbsent, lostIn, type OutputName} from '../every-kind-words.ts'
import {openEpub} from '../publication.ts'
import {textWorld} from '../world.ts'

const cases = everyCase()

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

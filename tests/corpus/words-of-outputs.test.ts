import {unzipSync} from 'fflate'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topTexts, walkNodes} from '../../src/core/walk-article.ts'
import {parseXml, type XmlElement} from '../../src/core/xml.ts'
import {openDisk} from '../../src/node/world.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {fragmentOutput} from '../../src/outputs/fragment/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * Every text of the article of each real paper is in its HTML, fragment and Word document, in order. `papers.test.ts`
 * tests the same for the PDF, printed and spoken.
 */
for (const paper of part(papers(), 2, ({name}) => name))
  corpusTest(`the words of ${paper.name} are in every output`, () => holdsWords(paper))

async function holdsWords(paper: Paper): Promise<void> {
  const articles: Article[] = []
  const outputs = [htmlOutput, fragmentOutput, docxOutput].map(
    (output): Output => ({
      ...output,
      async render(rendering) {
        articles.push(rendering.article)
        return output.render(rendering)
      }
    })
  )
  const typeset = async (): Promise<never> => {
    throw new Error('No PDF is made')
  }
  const readable = styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights')
  const {artifacts} = await build(readable, createMemo(), {entry: printedPaper, draft: true, outputs})
  const [html, fragment, docx] = artifacts.map(({bytes}) => bytes)
  const decoder = new TextDecoder()
  const parts = unzipSync(docx!)
  const words = ['document', 'footnotes'].flatMap(name => {
    const bytes = parts[`word/${name}.xml`]
    return bytes === undefined ? [] : [wordsOfPart(decoder.decode(bytes))]
  })
  const texts = topTexts(articles[0]!).map(textsOf)
  const pages = {html: pageWords(decoder.decode(html)), fragment: pageWords(decoder.decode(fragment))}
  const lost = Object.entries({...pages, docx: words.join('\n')}).flatMap(([output, page]) =>
    texts.flatMap(list => list.filter(text => !page.includes(text)).map(text => `${output}: ${text}`))
  )
  expect(lost).toEqual([])
}

/** The texts in nodes, without white space, formulas, pictures and note calls. */
function textsOf(nodes: readonly Node[]): readonly string[] {
  const texts: string[] = []
  walkNodes(nodes, node => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'listing')
      texts.push(bare(node.value))
    return undefined
  })
  return texts.filter(Boolean)
}

function bare(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060]+/gu, '')
}

/** The words of a page without its tags. */
function pageWords(html: string): string {
  const text = html.replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>/g, '').replace(/<[^>]*>/g, '')
  return bare(
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  )
}

/** The words of a part of a Word document. */
function wordsOfPart(xml: string): string {
  const {root} = parseXml(xml)
  const texts: string[] = []
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child)
      else if (element.name === 'w:t') texts.push(child)
    }
  }
  visit(root)
  return bare(texts.join(''))
}

import {readFileSync} from 'node:fs'
import type {Element, ElementContent, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import type {PhrasingContent, Table, TableRow} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {toString as plainText} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {type CitationRenderer, createRenderer} from '../../../src/cite/index.ts'
import {segmentsToHast} from '../../../src/cite/segments-to-hast.ts'
import type {Cite} from '../../../src/core/mdast.ts'
import type {WordsSide} from '../../../src/core/segment.ts'
import {installedLocales} from '../../../src/node/program/locales.ts'
import {parseBibliography} from '../../../src/parse/bibliography.ts'
import {parseChapter} from '../../../src/parse/markdown/chapter.ts'
import {locatorTerm} from '../../../src/parse/plugins/citation/locator-labels.ts'
import {locatorWords} from '../../../src/parse/plugins/citation/locator-words.ts'
import {textOf} from '../../cite.ts'

// Each row of each table of the page is tested with the page's style, so that the page is always right.
const page = readFileSync(new URL('../../../docs/notation-citations.md', import.meta.url), 'utf8')
const apa = readFileSync(new URL('../../../styles/csl/apa.csl', import.meta.url), 'utf8')
const locales = installedLocales()

const bibtex = /```bibtex\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
const {byKey} = parseBibliography([{path: 'references.bib', text: bibtex}])
const references = new Map([...byKey].map(([key, {csl}]) => [key, csl]))

const printers = new Map<string, CitationRenderer>()

/** The renderer of a language, which is kept, since creating one takes longer than all rows of the page. */
function rendererFor(lang: string): CitationRenderer {
  const renderer =
    printers.get(lang) ?? createRenderer({style: apa, locales, lang}, references, [...references.keys()], [])
  printers.set(lang, renderer)
  return renderer
}

/** The cells of a row by their column heads; source code is taken out of its backquotes. */
type Row = Readonly<Record<string, string>>

function rows(): readonly Row[] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(page)
  const tables = tree.children.filter((node): node is Table => node.type === 'table')
  return tables.flatMap(({children: [head, ...body]}) => {
    const names = cellsOf(head!)
    return body.map(row => Object.fromEntries(cellsOf(row).map((text, index) => [names[index]!, text])))
  })
}

function cellsOf(row: TableRow): readonly string[] {
  return row.children.map(cell => plainText(cell))
}

/** The printed text of a chapter, and its findings. `⏎` in the source is a line break. */
function printed(source: string, lang: string): {text: string; findings: readonly string[]} {
  const {tree, citations, findings} = parseChapter({path: '01.md', text: source.replaceAll('⏎', '\n')}, lang)
  const contents = new Map<Cite, readonly ElementContent[]>()
  const handlers = {
    cite: (_state: unknown, node: Cite): ElementContent[] => [
      slot(citations.findIndex(each => each.node === node))
    ],
    inlineNote: (_state: unknown, node: {children: PhrasingContent[]}): ElementContent[] =>
      inline(node.children)
  }
  const inline = (nodes: readonly PhrasingContent[]): ElementContent[] =>
    (toHast({type: 'paragraph', children: [...nodes]}, {handlers}) as Element).children
  const rendered = rendererFor(lang).render(citations)
  for (const [index, {node, items}] of citations.entries()) {
    const words = (item: number, side: WordsSide): ElementContent[] => inline(items[item]?.[side] ?? [])
    contents.set(node, segmentsToHast(rendered.citations[index] ?? [], {words}))
  }
  const fill = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap(node => {
      if (node.type !== 'element') return [node]
      const at = Number(node.properties.dataCitation ?? -1)
      if (at >= 0) return fill(contents.get(citations[at]!.node) ?? [])
      return [{...node, children: fill(node.children)}]
    })
  const root = toHast(tree, {handlers}) as Root
  return {
    text: textOf(toHtml({type: 'root', children: fill(root.children as ElementContent[])})),
    // As in the cells of the page, without backquotes around code.
    findings: findings.map(({message}) => message.replaceAll('`', ''))
  }
}

/** The placeholder of a citation, which may be inside another citation. */
function slot(index: number): Element {
  return {type: 'element', tagName: 'span', properties: {dataCitation: String(index)}, children: []}
}

describe('docs/notation-citations.md', () => {
  const all = rows()
  test('has rows', () => {
    expect(all.length).toBeGreaterThan(60)
  })

  test('names all labels in English, and all languages', () => {
    const [, list = ''] = /^The English labels are (.*), with their plurals/m.exec(page) ?? []
    expect(
      list
        .split(/, | and /)
        .map(label => locatorTerm(label))
        .sort()
    ).toEqual(Object.keys(locatorWords.en!).sort())
    const [, languages = ''] = /^In a paper with (.*)\.$/m.exec(page) ?? []
    const named = [...languages.matchAll(/`(?:lang: )?(\w+)`/g)].map(([, language]) => language)
    expect(['en', 'ur', ...named].sort()).toEqual(Object.keys(locatorWords).sort())
  })

  test.each(all.map(row => [row.Language ?? 'en', row.Write ?? '', row] as const))(
    '%s: %s',
    (lang, source, row) => {
      const {text, findings} = printed(source, lang)
      expect(text).toBe(row['It prints'])
      expect(findings).toEqual(row.Finding === undefined ? [] : [row.Finding])
    }
  )
})

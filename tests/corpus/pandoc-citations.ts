import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {type CitationToRender, renderCitations} from '../../src/cite/index.ts'
import type {Cite} from '../../src/core/mdast.ts'
import {segmentText} from '../../src/core/segment.ts'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {remarkCitation} from '../../src/parse/plugins/remark-citation.ts'
import {place, saidBy} from '../cite.ts'
import type {Judge} from '../judge.ts'
import {corpus} from './corpus.ts'
import {citesOf, type PandocNode, textOf} from './pandoc-text.ts'

/** One document with the citations of all papers, and one bibliography with their entries under new keys. */
export type AllPapers = Readonly<{
  markdown: string
  bibliography: string
  works: ReadonlyMap<string, Work>
}>

/** A work as written in the `.bib`, and as parsed by galley. */
export type Work = Readonly<{written: string; csl: CslItem}>

/** A citation (`citation 3`) or an entry (its key) as rendered by galley and by Pandoc. */
export type Pair = Readonly<{
  name: string
  /** The citation as written; empty for an entry. */
  source: string
  galley: string
  pandoc: string
  /** The cited works, or the listed one. */
  works: readonly Work[]
}>

type Paper = Readonly<{paper: string; bib: readonly string[]}>

/**
 * Joins the papers. A work cited by several papers is taken once, from the first, so that its year does not become
 * 2020a to 2020k.
 */
export function joinPapers(): AllPapers {
  const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, Paper>
  }
  const paragraphs: string[] = []
  const entries: string[] = []
  const known = new Map<string, string>()
  for (const [number, {paper, bib}] of Object.values(papers).entries()) {
    const keys = new Map<string, string>()
    for (const path of bib) {
      const text = readFileSync(join(corpus, path), 'utf8')
      entries.push(...(text.match(/^\s*@string\s*[{(].*$/gimu) ?? []))
      for (const {key, csl, place, entryPlace} of parseBibliography([{path, text}]).references) {
        const work = String(csl.title ?? key)
          .replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
          .toLowerCase()
        const name = known.get(work) ?? `p${number}x${key}`
        keys.set(key, name)
        if (known.has(work)) continue
        known.set(work, name)
        const head = text.slice(place.start.offset, place.end.offset)
        entries.push(head.slice(0, -key.length) + name + text.slice(place.end.offset, entryPlace.end.offset))
      }
    }
    const source = readFileSync(join(corpus, paper), 'utf8')
    visit(parser.parse(source.replace(/^---\n[\s\S]*?\n---\n/u, '')), 'cite', (node: Cite) => {
      const text = source.replace(/^---\n[\s\S]*?\n---\n/u, '')
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
      let written = text.slice(start, end)
      for (const item of node.items.toReversed()) {
        const [from, to] = [item.place.start.offset - start, item.place.end.offset - start]
        written = `${written.slice(0, from)}${item.mode === 'suppress-author' ? '-' : ''}@{${keys.get(item.key) ?? item.key}}${written.slice(to)}`
      }
      paragraphs.push(written.replace(/\s+/gu, ' '))
    })
  }
  const bibliography = `${entries.join('\n\n')}\n`
  const {references} = parseBibliography([{path: 'all.bib', text: bibliography}])
  return {
    markdown: `${paragraphs.join('\n\n')}\n`,
    bibliography,
    works: new Map(
      references.map(({key, csl, place, entryPlace}) => [
        key,
        {written: bibliography.slice(place.start.offset, entryPlace.end.offset), csl}
      ])
    )
  }
}

/** A citation or entry as galley and Pandoc print it in a style, side by side. */
export function printBoth(
  pandoc: Judge,
  {markdown, bibliography, works}: AllPapers,
  style: string
): readonly Pair[] {
  const cites: Cite[] = []
  visit(parser.parse(markdown), 'cite', (node: Cite) => {
    cites.push(node)
  })
  const citations = cites.map(
    (node): CitationToRender => ({items: node.items, narrative: node.narrative, place})
  )
  const file = join(corpus, `csl/styles/${style}.csl`)
  const ours = renderCitations(
    {style: readFileSync(file, 'utf8'), locales, lang: 'en-US'},
    new Map([...works].map(([key, {csl}]) => [key, csl])),
    citations,
    []
  )
  const paragraphs = markdown.split('\n\n')
  const theirs = printByPandoc(pandoc, markdown, bibliography, file)
  const printed = ours.citations.map((content, index) => {
    const sentence = ours.sentences[index] ?? []
    return comparable(
      [segmentText(sentence), saidBy(content, citations[index]!)].filter(text => text !== '').join(' ')
    )
  })
  const entries = new Map(ours.bibliography.map(({key, content}) => [key, comparable(segmentText(content))]))
  return [
    ...theirs.citations.map((text, index) => ({
      name: `citation ${index}`,
      source: paragraphs[index] ?? '',
      galley: printed[index] ?? '',
      pandoc: comparable(text),
      works: cites[index]?.items.flatMap(({key}) => works.get(key) ?? []) ?? []
    })),
    ...[...new Set([...entries.keys(), ...theirs.entries.keys()])].map(key => ({
      name: key,
      source: '',
      galley: entries.get(key) ?? '',
      pandoc: comparable(theirs.entries.get(key) ?? ''),
      works: [works.get(key) ?? []].flat()
    }))
  ]
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCitation)

function locales(lang: string): string | undefined {
  const file = join(corpus, `csl/locales/locales-${lang}.xml`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** A text with straight quotes, one kind of white space, and ordinary hyphens in place of non-breaking ones. */
function comparable(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[“”]/gu, '"')
      .replace(/[‘’]/gu, "'")
      .replaceAll('\u2011', '-')
      // The number of an entry is in a separate column.
      .replace(/^(\[\d+\]|\d+\.)\s*/u, '$1 ')
      .replace(/\s+/gu, ' ')
      .trim()
  )
}

function printByPandoc(
  pandoc: Judge,
  markdown: string,
  bibliography: string,
  style: string
): Readonly<{citations: readonly string[]; entries: ReadonlyMap<string, string>}> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-pandoc-'))
  writeFileSync(join(folder, 'all.bib'), bibliography)
  const {stdout, stderr} = pandoc(
    ['-f', 'markdown', '-t', 'json', '--citeproc', '--bibliography', join(folder, 'all.bib'), '--csl', style],
    {input: markdown, cwd: dirname(style)}
  )
  rmSync(folder, {recursive: true})
  if (stdout === '') throw new Error(stderr)
  const {blocks} = JSON.parse(stdout) as {blocks: readonly PandocNode[]}
  const citations: string[] = []
  const entries = new Map<string, string>()
  for (const block of blocks) {
    if (block.t !== 'Div') {
      citations.push(...citesOf(block))
      continue
    }
    for (const entry of (block.c as [unknown, readonly PandocNode[]])[1]) {
      const [[id], content] = entry.c as [[string], readonly PandocNode[]]
      entries.set(id.replace(/^ref-/u, ''), textOf(content))
    }
  }
  return {citations, entries}
}

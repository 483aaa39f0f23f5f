import {existsSync, readFileSync} from 'node:fs'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {
  isCrossReferenceLabel,
  readCitationLocator,
  remarkCitation
} from '../../src/parse/plugins/remark-citation.ts'
import {citationsOf, notation} from '../citation-notation.ts'
import {passOver} from '../judge.ts'
import {noCorpus} from './corpus.ts'

const shared = new URL('../../../shared/', import.meta.url)
const casesFile = new URL('notes/citations-prototype/citation-syntax-cases.json', shared)
const expectedFile = new URL('corpus/expected/joss.json', shared)

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkCitation)
  .freeze()

type PandocItem = {key: string; mode: string; prefix: string; suffix: string}
type Case = {name: string; markdown: string; pandocClusters: PandocItem[][]}

/** Deliberate differences from Pandoc’s parsing, and why. */
const deviations: Record<string, PandocItem[][]> = {
  // Adjacent brackets are two citations; Pandoc tries a reference link first, and prints the first bracket as text.
  adjacent: [[item('doe99')], [item('roe_2001')]],
  // The description of an image is a text for readers who cannot see it, so it cites nothing. The plugin for figures
  // parses the caption; Pandoc prints both description and caption, and cites twice.
  'image-alt': [],
  // Pandoc 3.9 parses this citation in this way; the recording is older.
  'narr-suppress': [[{...item('doe99'), mode: 'suppress-author'}]]
}

describe('Pandoc’s reading', () => {
  if (!existsSync(casesFile)) {
    test('there are cases', () => passOver(noCorpus))
    return
  }
  const cases = JSON.parse(readFileSync(casesFile, 'utf8')) as Case[]
  test.each(cases)('$name: $markdown', ({name, markdown, pandocClusters}) => {
    const clusters = citationsOf(processor.parse(markdown)).map(cite =>
      cite.items.map(({key, mode, prefix, suffix, label, locator}) => ({
        key,
        mode,
        prefix: notation(prefix).replace(/"([^"]*)"/g, '“$1”'),
        locator: label && `${label} ${locator}`,
        suffix: notation(suffix).replaceAll('\n', ' ')
      }))
    )
    expect(clusters).toEqual((deviations[name] ?? pandocClusters).map(items => items.map(located)))
  })

  test('there are 76 cases', () => {
    expect(cases).toHaveLength(76)
  })
})

describe('papers of JOSS', () => {
  if (!existsSync(expectedFile)) {
    test('there are cases', () => passOver(noCorpus))
    return
  }
  type Paper = {
    paper: string
    citations: number
    modes: Record<string, number>
    cited: string[]
    first_use_order: string[]
  }
  const {papers} = JSON.parse(readFileSync(expectedFile, 'utf8')) as {papers: Record<string, Paper>}

  test.each(Object.entries(papers))('%s', (_, paper) => {
    const file = new VFile(readFileSync(new URL(`corpus/${paper.paper}`, shared), 'utf8'))
    const tree = processor.parse(file)
    processor.runSync(tree, file)
    const items = citationsOf(tree).flatMap(({items}) => items)
    // A caption is an image's description: its citations are parsed with the figure.
    const captions = [...String(file).matchAll(/^!\[(.*?)\]\(\S+\)/gms)].flatMap(([, caption]) =>
      citationsOf(processor.parse(caption ?? '')).flatMap(({items}) => items)
    )
    const keys = [...items, ...captions].map(({key}) => key)
    const inCode = keys.filter(key => isCrossReferenceLabel(key))
    expect(inCode).toEqual([])
    expect([...new Set(keys)].sort()).toEqual([...paper.cited].sort())
    expect(keys).toHaveLength(paper.citations)
    for (const {key, place} of items) {
      expect(String(file).slice(place.start.offset, place.end.offset)).toMatch(/^-?@/)
      expect(String(file).slice(place.start.offset, place.end.offset)).toContain(key)
    }
  })
})

function item(key: string): PandocItem {
  return {key, mode: 'normal', prefix: '', suffix: ''}
}

/** An item of Pandoc with its locator: Pandoc separates locators later, so galley's function splits the suffix. */
function located({suffix, ...rest}: PandocItem): object {
  const text = suffix.replaceAll('\u00A0', ' ')
  const found = readCitationLocator(text)
  return {
    ...rest,
    locator: found?.label && `${found.label} ${found.locator}`,
    suffix: found ? text.slice(0, found.start) + text.slice(found.end) : text
  }
}

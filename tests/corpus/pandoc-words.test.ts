import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {walkNodes} from '../../src/core/walk-article.ts'
import {openDisk} from '../../src/node/world.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {isNode} from './pandoc-text.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * The words of real papers are those that Pandoc parses: none is missing or added, except for those with a reason below.
 * Citations, references to labels and formulas have their own tests and are removed on both sides.
 */
const pandoc = judge('pandoc')

/** Words that differ, by paper: Pandoc's additional words, and galley's. */
const reasons: ReadonlyMap<
  string,
  Readonly<{lost?: readonly string[]; more?: readonly string[]; reason: string}>
> = new Map([
  [
    '2023-06-27_minimal-computing',
    {
      more: '627223846244847616 assets bachuni fig github images p8fc0a1bd png power publications shared tweet users'.split(
        ' '
      ),
      reason: 'a picture whose path has a space, which CommonMark reads as words; G514 tells it'
    }
  ]
])

for (const paper of part(papers(), 5, ({name}) => name))
  corpusTest(`the words of ${paper.name} are those that Pandoc reads`, () => sameWords(paper))

async function sameWords(paper: Paper): Promise<void> {
  const {stdout, stderr} = pandoc(['-f', 'markdown', '-t', 'json'], {
    // After a list, Pandoc parses the words of a comment as an item.
    input: paper.text.replace(/<!--[\s\S]*?-->/g, '')
  })
  if (stdout === '') throw new Error(stderr)
  const {blocks} = JSON.parse(stdout) as Readonly<{blocks: unknown}>
  const read = {sure: [] as string[], perhaps: [] as string[]}
  collectWords(blocks, read)
  const article = await articleOf(paper)
  const own = counted(textsOf(article, isWord))
  // HTML that galley leaves as written; Pandoc parses some of it.
  const raw = counted(textsOf(article, ({type}) => type === 'raw'))
  const [sure, perhaps] = [counted(read.sure), counted(read.perhaps)]
  const lost = [...sure]
    .filter(([word, count]) => (own.get(word) ?? 0) + (raw.get(word) ?? 0) < count)
    .map(([word]) => word)
  const more = [...own]
    .filter(([word, count]) => (sure.get(word) ?? 0) + (perhaps.get(word) ?? 0) < count)
    .map(([word]) => word)
  const known = reasons.get(paper.name)
  expect({lost: lost.toSorted(), more: more.toSorted()}).toEqual({
    lost: known?.lost?.toSorted() ?? [],
    more: known?.more?.toSorted() ?? []
  })
}

async function articleOf(paper: Paper): Promise<Article> {
  const articles: Article[] = []
  const world = styledWorld(
    openDisk(paper.folder, () => Promise.reject(new Error('No PDF is made'))).world,
    paper,
    'plain'
  )
  await build(world, createMemo(), {
    entry: printedPaper,
    draft: true,
    outputs: [
      {
        name: 'words',
        ending: 'txt',
        mediaType: 'text/plain',
        async render({article}) {
          articles.push(article)
          return {bytes: new Uint8Array(), problems: [], environment: {}}
        }
      }
    ]
  })
  return articles[0]!
}

function isWord({type}: Node): boolean {
  return type === 'text' || type === 'inlineCode' || type === 'listing'
}

/** The texts of the body and the notes. */
function textsOf({body, notes}: Article, isWanted: (node: Node) => boolean): readonly string[] {
  const texts: string[] = []
  const visit = (nodes: readonly Node[]): void =>
    walkNodes(nodes, node => {
      if (
        [
          'citation',
          'crossReference',
          'references',
          'contents',
          'notes',
          'undefinedWork',
          'undefinedReference',
          'formula',
          'equation',
          'image'
        ].includes(node.type)
      )
        return false
      if (isWanted(node) && 'value' in node) texts.push(String(node.value))
      return undefined
    })
  visit(body)
  for (const note of notes) visit(note.children)
  return texts
}

type Read = Readonly<{sure: string[]; perhaps: string[]}>

/** Collects the words of Pandoc's tree; galley may parse raw LaTeX and HTML that Pandoc does not print. */
function collectWords(node: unknown, read: Read): void {
  if (Array.isArray(node)) {
    for (const each of node) collectWords(each, read)
    return
  }
  if (!isNode(node)) {
    if (typeof node === 'object' && node !== null)
      for (const each of Object.values(node)) collectWords(each, read)
    return
  }
  const content = node.c as readonly unknown[]
  if (node.t === 'Str') read.sure.push(String(node.c))
  else if (['Space', 'SoftBreak', 'LineBreak'].includes(node.t)) read.sure.push(' ')
  else if (node.t === 'Code' || node.t === 'CodeBlock') read.sure.push(` ${content[1]} `)
  else if (node.t === 'RawInline' || node.t === 'RawBlock') read.perhaps.push(` ${content[1]} `)
  else if (node.t === 'Cite' || node.t === 'Math') read.sure.push(' ')
  // The description of a picture is repeated by its caption.
  else if (node.t === 'Image') read.perhaps.push(...wordsIn(content[1]))
  else if (node.t === 'Link' || node.t === 'Span') collectWords(content[1], read)
  else {
    if (
      /^(?:Para|Plain|Header|Note|Cell|BulletList|OrderedList|DefinitionList|Table|Figure|Div|BlockQuote)$/.test(
        node.t
      )
    )
      read.sure.push(' ')
    collectWords(content, read)
    read.sure.push(' ')
  }
}

/** The number of occurrences of each word. */
function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of texts
    .join('\u0001')
    .replaceAll('\u0001', ' ')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]{2,}/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function wordsIn(node: unknown): readonly string[] {
  const read: Read = {sure: [], perhaps: []}
  collectWords(node, read)
  return [' ', ...read.sure, ' ']
}

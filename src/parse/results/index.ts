import type {Code, InlineCode, Nodes, Parents, Root} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import type {Hash} from '../../core/hash.ts'
import {folderOf} from '../../core/path.ts'
import type {Chapter, ChapterResults, Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {parseChapter} from '../markdown/chapter.ts'
import {collect} from '../markdown/collect.ts'
import {cellsOf} from './cells.ts'
import {type Chunk, chunkOf, isIdle, isOff} from './chunk.ts'
import {diagramsIn} from './diagrams.ts'
import {frozenValues} from './frozen.ts'
import {lostHtml, withTables} from './html-results.ts'
import {lostOptions} from './lost-options.ts'
import {textReferences, withoutTextReferences, withWords} from './text-references.ts'

/**
 * Replaces the chunks in a chapter with their results, as written by the other program. A chunk without a result
 * stays code, and a chunk without output is removed. All nodes of a result have the place of its chunk.
 */
export function withResults(
  chapter: Chapter,
  results: ChapterResults | undefined,
  {lang, smart, hash}: Readonly<{lang: string; smart: boolean; hash: Hash}>
): Chapter {
  const chunks: Code[] = []
  walk(chapter.tree, node => {
    if (node.type === 'code' && chunkOf(node) !== undefined) chunks.push(node)
    return undefined
  })
  const chunkIn = (node: Code): Chunk => withDefaults(chunkOf(node)!, results)
  const cells = cellsOf(chunks, chapter.text, results)
  const made = new Map<Nodes, readonly Nodes[]>()
  const parsed = (text: string): Root => parseChapter({path: chapter.path, text}, lang, smart, [], hash).tree
  const references = textReferences(chapter)
  const used = new Set<string>()
  const lost: Finding[] = []
  let unnamed = 0
  for (const [index, node] of chunks.entries()) {
    const chunk = chunkIn(node)
    const name = chunk.label === '' ? `unnamed-chunk-${++unnamed}` : chunk.label
    const text = cells?.[index] ?? textOf(chunk, name, chapter, results)
    if (text === undefined) continue
    if (text !== '') addAll(lost, lostOptions(node, chunkOf(node)!, chapter))
    const {text: shown, isLost} = withTables(text)
    if (isLost && !isIdle(chunk)) lost.push(lostHtml(node, chapter.path))
    const worded = withWords(shown, references, used)
    made.set(node, text.trim() === '' ? [] : standing(parsed(relocated(worded, chapter, results)), node))
  }
  const {pictures, stale: old} = diagramsIn(chapter, results)
  for (const [node, text] of pictures) made.set(node, standing(parsed(text), node))
  if (results?.frozen)
    for (const [node, value] of inlineValues(chapter, results.frozen.markdown)) made.set(node, [value])
  const findings = [...(cells === undefined ? [] : staleFindings(chapter.path, results)), ...old, ...lost]
  if (made.size === 0 && findings.length === 0) return chapter
  const fresh = new Set<Nodes>()
  for (const nodes of made.values()) for (const each of nodes) walk(each, inner => void fresh.add(inner))
  const tree = withoutTextReferences(replaced(chapter.tree, made) as Root, used)
  const {path, text} = chapter
  const collected = collect(tree, path, text)
  return {
    path,
    text,
    hash: hash(
      JSON.stringify([
        chapter.hash,
        {...results, diagrams: [...(results?.diagrams ?? [])], options: [...(results?.options ?? [])]}
      ])
    ),
    tree,
    ...collected,
    // The text of results is not in the text of the chapter.
    prose: collected.prose.filter(({node}) => !fresh.has(node)),
    findings: [...chapter.findings, ...findings]
  }
}

/** Adds to a chunk the options that apply to all chunks of its chapter. */
function withDefaults(chunk: Chunk, results: ChapterResults | undefined): Chunk {
  const {options} = results ?? {}
  return options === undefined || options.size === 0
    ? chunk
    : {...chunk, options: new Map([...options, ...chunk.options])}
}

/**
 * The output of a chunk as Markdown: empty, its code, or its figures. Undefined if the output is only known after
 * running the chunk.
 */
function textOf(
  chunk: Chunk,
  name: string,
  {path}: Chapter,
  results: ChapterResults | undefined
): string | undefined {
  if (isOff(chunk, 'include')) return ''
  const isShown = chunk.engine === 'verbatim' || (chunk.engine !== 'comment' && !isOff(chunk, 'echo'))
  const code = isShown ? listingOf(chunk) : ''
  if (isOff(chunk, 'eval') || isIdle(chunk)) return code
  const start = (chunk.options.get('fig-path') ?? '').replace(/^.*\//, '')
  const pattern = new RegExp(`^(?:${escaped(start)})?${escaped(name)}-(?:output-)?\\d+\\.\\w+$`)
  const found = (results?.figures ?? []).filter(file => pattern.test(file.slice(file.lastIndexOf('/') + 1)))
  const first = found[0] === undefined ? '' : folderOf(found[0])
  const own = found.filter(file => folderOf(file) === first)
  const graphics = includedGraphics(chunk.code)
  const up = '../'.repeat(folderOf(path) === '' ? 0 : folderOf(path).split('/').length)
  const urls =
    own.length > 0
      ? own.map(file => up + file)
      : graphics.map(graphic => (isFromRoot(graphic, path) ? up + graphic : graphic))
  if (urls.length === 0) return showsNothing(chunk) ? code : undefined
  const captions = captionsOf(chunk)
  const caption = captions.length > 1 ? '' : (captions[0] ?? '')
  const isQuarto = /\.(?:qmd|md)$/i.test(path)
  const label =
    chunk.label === '' ? '' : isQuarto ? (/^fig-/.test(chunk.label) ? chunk.label : '') : `fig:${chunk.label}`
  const alt = chunk.options.get('fig-alt')?.replaceAll('"', "'")
  const parts = subcaptionsOf(chunk)
  const isHeld = chunk.options.get('fig-show') === 'hold' && caption !== ''
  // Pictures with captions of their own are separate figures.
  const isSeparate = captions.length > 1 && parts.length === 0
  if (urls.length > 1 && !isSeparate && (parts.length > 0 || own.length === 0 || isHeld))
    return `${code}${grouped(urls, parts, {chunk, caption, label})}`
  const pictures = urls.map((url, index) => {
    // Figures of one chunk have its label with their numbers.
    const id = urls.length > 1 && label !== '' ? `#${label}-${index + 1}` : label && `#${label}`
    const own = [id, alt && `alt="${alt}"`, ...sizeOf(chunk)].filter(Boolean).join(' ')
    return `![${captions[index] ?? caption}](<${url}>)${own === '' ? '' : `{${own}}`}`
  })
  return `${code}${pictures.join('\n\n')}\n`
}

/** The code of a chunk as a code block, with the caption and the label that Quarto would give it. */
function listingOf({engine, code, options}: Chunk): string {
  const [label, caption] = [options.get('lst-label'), options.get('lst-cap')]
  const own = [label && `#${label}`, `.${engine}`, caption && `lst-cap="${caption.replaceAll('"', "'")}"`]
  const isListed = label !== undefined || caption !== undefined
  const language = engine === 'verbatim' ? '' : engine
  return `~~~~ ${isListed ? `{${own.filter(Boolean).join(' ')}}` : language}\n${code}\n~~~~\n\n`
}

/** Whether a chunk only computes something for later chunks. */
function showsNothing({options, code}: Chunk): boolean {
  const isHidden = options.get('results') === 'hide' || /^false$/i.test(options.get('output') ?? '')
  return (
    isHidden &&
    !options.has('fig-cap') &&
    !/\b(?:plot|ggplot|hist|barplot|boxplot|savefig)\w*\s*\(/.test(code)
  )
}

function escaped(text: string): string {
  return text.replace(/[^\w-]/g, '\\$&')
}

/**
 * Combines several pictures into a figure with the layout that the author specifies; each has the caption of its part.
 */
function grouped(
  urls: readonly string[],
  parts: readonly string[],
  {chunk, caption, label}: Readonly<{chunk: Chunk; caption: string; label: string}>
): string {
  const {options} = chunk
  const share = /^([\d.]+)%$/.exec(options.get('out-width') ?? '')?.[1]
  const inRow = share === undefined ? 1 : Math.floor(100 / Number(share))
  const columns = options.get('layout-ncol') ?? (inRow >= 1 && inRow <= 12 ? String(inRow) : '1')
  const layout = options.has('layout-nrow')
    ? `layout-nrow=${options.get('layout-nrow')}`
    : `layout-ncol=${columns}`
  const pictures = urls.map((url, index) => `![${parts[index] ?? ''}](<${url}>)`).join('\n\n')
  const own = label === '' ? '.figure' : `#${label}`
  return `::: {${own} ${layout}}\n${pictures}\n\n${caption === '' ? '' : `${caption}\n`}:::\n`
}

/** The captions of a figure's parts: `c("One", "Two")` in knitr, or the items of a list in Quarto. */
function subcaptionsOf({options}: Chunk): readonly string[] {
  const written = options.get('fig-subcap') ?? ''
  const inCall = /^c\((.*)\)$/s.exec(written)?.[1]
  if (inCall !== undefined) return Array.from(inCall.matchAll(/(["'])(.*?)\1/gs), ([, , words = '']) => words)
  if (/^\[.*\]$/s.test(written))
    return Array.from(written.matchAll(/(["'])(.*?)\1/gs), ([, , words = '']) => words)
  return written === '' || /^true$/i.test(written) ? [] : written.split('\n').filter(line => line !== '')
}

/**
 * The paths in `include_graphics("map.png")`. There can be several, in `c("a.png", "b.png")` or in several calls, and
 * they can be joined by `here::here("figures", "map.png")` or `file.path`.
 */
function includedGraphics(code: string): readonly string[] {
  const calls = code.matchAll(
    /include_graphics\(\s*(?:path\s*=\s*)?((?:here::)?here\(|file\.path\(|c\()?\s*((?:["'][^"']+["'][\s,]*)+)[,)]/g
  )
  return Array.from(calls).flatMap(([, joint = '', inner = '']) => {
    const parts = Array.from(inner.matchAll(/(["'])([^"']+)\1/g), ([, , path = '']) => path)
    return joint === 'c(' ? parts : joint === '' ? parts.slice(0, 1) : [parts.join('/')]
  })
}

/**
 * Whether a path is relative to the root of the book: for a chapter in a subfolder, bookdown runs code in the book's
 * folder, Quarto in the chapter's.
 */
function isFromRoot(graphic: string, path: string): boolean {
  return /\.rmd$/i.test(path) && !/^(?:[a-z]+:|[./])/i.test(graphic)
}

function sizeOf({options}: Chunk): readonly string[] {
  const width = options.get('out-width')
  return width !== undefined && /^[\d.]+(?:%|px|cm|mm|in)$/.test(width) ? [`width=${width}`] : []
}

/** The captions of a chunk's figures: a single one, or those in `c("One", "Two")`; each may be `(ref:x)`. */
function captionsOf({options}: Chunk): readonly string[] {
  const written = options.get('fig-cap') ?? ''
  const inCall = /^c\(((?:\s*(?:"[^"]*"|'[^']*')\s*,?)+)\)$/.exec(written)?.[1]
  if (inCall !== undefined)
    return Array.from(inCall.matchAll(/(["'])(.*?)\1/g), ([, , words = '']) => words.replace(/\s+/g, ' '))
  // A caption that is computed by code is unknown.
  const caption = /^[\w.:]+\(.*\)$/s.test(written) && !written.startsWith('(ref:') ? '' : written
  return [caption.replace(/\s+/g, ' ')]
}

/** Changes the paths of figures so that they lead to the folder to which Quarto moves the figures that it freezes. */
function relocated(text: string, {path}: Chapter, results: ChapterResults | undefined): string {
  return text.replace(
    /(\]\(<?)([^()<>\s]+_files\/(figure-[\w-]+\/[^()<>\s]+))/g,
    (whole, before, _url, name) => {
      const file = results?.figures.find(each => each.startsWith('_freeze/') && each.endsWith(`/${name}`))
      const up = '../'.repeat(folderOf(path) === '' ? 0 : folderOf(path).split('/').length)
      return file === undefined ? whole : `${before}${up}${file}`
    }
  )
}

/** Gives nodes the place of a chunk. */
function standing({children}: Root, {position}: Nodes): readonly Nodes[] {
  for (const node of children)
    walk(node, inner => {
      if (position === undefined) delete inner.position
      else inner.position = {start: {...position.start}, end: {...position.end}}
    })
  return children
}

/** The values of code within text, `` `r n` ``, taken from the frozen document. */
function* inlineValues({tree, text}: Chapter, markdown: string): Generator<readonly [Nodes, Nodes]> {
  const blocks: Parents[] = []
  walk(tree, node => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') blocks.push(node)
    return undefined
  })
  for (const block of blocks) {
    const codes: InlineCode[] = []
    walk(block, node => {
      if (node.type === 'inlineCode' && /^(?:r\s+\S|\{\w+\}\s+\S)/.test(node.value)) codes.push(node)
      return undefined
    })
    if (codes.length === 0 || block.position === undefined) continue
    const parts: string[] = []
    let from = block.position.start.offset ?? 0
    for (const {position} of codes) {
      parts.push(text.slice(from, position?.start.offset))
      from = position?.end.offset ?? from
    }
    parts.push(text.slice(from, block.position.end.offset))
    parts[0] = parts[0]!.slice(-80)
    parts.push(parts.pop()!.slice(0, 80))
    const values = frozenValues(parts, markdown)
    if (values === undefined) continue
    for (const [index, code] of codes.entries())
      yield [
        code,
        {type: 'text', value: values[index] ?? '', ...(code.position && {position: code.position})}
      ]
  }
}

function replaced(node: Nodes, made: ReadonlyMap<Nodes, readonly Nodes[]>): Nodes {
  if (!('children' in node)) return node
  const children = (node.children as Nodes[]).flatMap(child => made.get(child) ?? [replaced(child, made)])
  const isSame =
    children.length === node.children.length &&
    children.every((child, index) => child === node.children[index])
  return isSame ? node : ({...node, children} as Nodes)
}

function staleFindings(path: string, results: ChapterResults | undefined): readonly Finding[] {
  const {frozen, notebook} = results ?? {}
  if (frozen?.isStale)
    return [
      {
        rule: 'result-stale',
        file: path,
        subject: frozen.file,
        message: `\`${path}\` has changed since Quarto ran it, so the results in \`${frozen.file}\` may be out of date`,
        note: `Run \`quarto render ${path}\`.`
      }
    ]
  if (notebook?.isInOrder === false)
    return [
      {
        rule: 'result-stale',
        file: path,
        subject: path,
        message: `The cells of \`${path}\` were not run in order, so its results may be out of date`,
        note: `Run \`jupyter nbconvert --execute --inplace --to notebook ${path}\`.`
      }
    ]
  return []
}

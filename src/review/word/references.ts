import {namesOfTarget} from '../../core/terms/theorem-names.ts'
import type {NumberedTarget} from '../../core/types.ts'
import {topNodes, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import {targetNames} from '../../outputs/docx/targets.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {Matching} from './match-blocks.ts'
import type {Paper} from './paper.ts'
import type {WordDocument, WordParagraph, WordPiece} from './read/document.ts'
import {atomPiece} from './read/fields.ts'
import {lettersOf, withoutNumbers} from './summed-words.ts'

/** The meaning of a Word file's references in the paper. */
export type References = Readonly<{
  /** Whether words that link to a bookmark are a reference. */
  isReference: (link: string, words: string) => boolean
  /**
   * Creates a function that returns a reference as Markdown, given the block of each paragraph of the file; undefined
   * if the paper has no label for the reference.
   */
  markdownIn: (
    paragraphs: readonly BaseParagraph[],
    matching: Pick<Matching, 'blocks'>
  ) => (piece: WordPiece) => string | undefined
}>

/** Collects the labels of a paper, and their bookmarks and printed texts in its Word file. */
export function knownReferences({manuscript, article, textOf}: Paper): References {
  const {targets, sections, ids, project} = manuscript
  const byAnchor = new Map<string, NumberedTarget>()
  for (const target of [...targets.values(), ...sections.values()]) {
    const anchor = ids.get(target.node) ?? target.label
    if (!byAnchor.has(anchor)) byAnchor.set(anchor, labelled(target))
  }
  const byName = new Map<string, NumberedTarget>()
  const {nameOf} = targetNames(article, () => 0)
  for (const [anchor, target] of byAnchor) {
    const name = nameOf(anchor)
    if (name !== undefined) byName.set(name, target).set(`${name}_no`, target)
  }
  const written = new Map<string, string>()
  const shown = new Set<string>()
  for (const {node, shown: words} of articleBlocks(article).flatMap(({words: own}) => blockText(own).atoms)) {
    if (node.type !== 'crossReference') continue
    const kind = byAnchor.get(node.target)?.kind
    const source = node.place && textOf(node.place.file)?.slice(node.place.start, node.place.end)
    shown.add(JSON.stringify([kind, nameIn(words)]))
    if (source !== undefined && isAlone.test(source))
      written.set(`${node.target} ${lettersOf(words)}`, source)
  }
  const links = new Set<string>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'link' && node.url.startsWith('#'))
      links.add(JSON.stringify([nameOf(node.url.slice(1)), lettersOf(wordsOf(node.children))]))
    return undefined
  })
  const markdownFor = (target: NumberedTarget, words: string): string | undefined => {
    const {label, kind, number, node} = target
    const source = written.get(`${ids.get(node) ?? label} ${lettersOf(words)}`)
    if (source !== undefined) return source
    if (number === '') return undefined
    const name = nameIn(words)
    if (name === '') return `[-@${label}]`
    const isNamed =
      shown.has(JSON.stringify([kind, name])) ||
      name === nameIn(namesOfTarget(project.metadata.lang, target).one)
    return isNamed ? `@${label}` : undefined
  }
  return {
    isReference(link, words) {
      const target = byName.get(link)
      if (target === undefined || links.has(JSON.stringify([link, lettersOf(words)]))) return false
      return markdownFor(target, words) !== undefined
    },
    markdownIn(paragraphs, matching) {
      const own = new Map<string, NumberedTarget>()
      for (const paragraph of paragraphs) {
        const owner = matching.blocks.get(paragraph)?.block.owner
        const anchor = owner !== undefined && 'anchor' in owner ? owner.anchor : undefined
        const target = anchor === undefined ? undefined : byAnchor.get(anchor)
        if (target !== undefined) for (const name of paragraph.bookmarks) own.set(name, target)
      }
      return ({atom}) => {
        const name = bookmarkOf(atom?.instruction)
        const target = name === undefined ? undefined : (byName.get(name) ?? own.get(name))
        return target && markdownFor(target, atom!.shown)
      }
    }
  }
}

/** Returns a target with the label by which references name it. */
function labelled(target: NumberedTarget): NumberedTarget {
  const isPlain = target.kind !== 'section' || target.label.startsWith('sec:')
  return isPlain ? target : {...target, label: `sec:${target.label}`}
}

/** The source of a reference to a single target. */
const isAlone = /^(?:@[^\s@;[\]]+|\[-?@[^\s@;[\]]+\]|\\\w+\{[^{},]*\})$/

/** The text of a reference without its number. */
function nameIn(words: string): string {
  return lettersOf(withoutNumbers(words)).replace(/[().]/g, '').toLowerCase()
}

/** The bookmark to which a reference field refers; undefined for fields with page and note numbers. */
function bookmarkOf(instruction = ''): string | undefined {
  return /^\s*(?:REF|HYPERLINK\s+\\l)\s+"?([^\s"]+)"?/i.exec(instruction)?.[1]
}

/** A file in which each sequence of linked words that forms a reference becomes one atom, as if it were a field. */
export function withLinkedReferences(
  document: WordDocument,
  isReference: References['isReference']
): WordDocument {
  const changed = new Map<WordParagraph, WordParagraph>()
  for (const paragraph of document.paragraphs) {
    if (!paragraph.pieces.some(({link}) => link !== undefined)) continue
    const pieces = withReferences(paragraph.pieces, isReference)
    if (pieces !== paragraph.pieces) changed.set(paragraph, {...paragraph, pieces: [...pieces]})
  }
  if (changed.size === 0) return document
  const moved = (place: WordDocument['comments'][number]['start']): typeof place =>
    place && {...place, paragraph: changed.get(place.paragraph) ?? place.paragraph}
  return {
    ...document,
    paragraphs: document.paragraphs.map(each => changed.get(each) ?? each),
    comments: document.comments.map(comment => {
      const [start, end] = [moved(comment.start), moved(comment.end)]
      return {...comment, ...(start && {start}), ...(end && {end})}
    })
  }
}

/**
 * Turns the first piece of a reference into its atom and keeps the number of pieces, so that comments keep their
 * places.
 */
function withReferences(
  pieces: readonly WordPiece[],
  isReference: References['isReference']
): readonly WordPiece[] {
  let result: WordPiece[] | undefined
  for (let at = 0; at < pieces.length; ) {
    const {link} = pieces[at]!
    let end = at + 1
    while (link !== undefined && end < pieces.length && pieces[end]!.link === link) end++
    const own = pieces.slice(at, end)
    const kept = own.filter(({del}) => del === undefined)
    const shown = (kept.length > 0 ? kept : own).map(({text}) => text).join('')
    if (link !== undefined && own.every(({atom}) => atom === undefined) && isReference(link, shown)) {
      result ??= [...pieces]
      const atom = {kind: 'reference', shown, instruction: `REF ${link}`} as const
      result[at] = atomPiece(atom, own)
      for (let other = at + 1; other < end; other++) result[other] = {...pieces[other]!, text: ''}
    }
    at = end
  }
  return result ?? pieces
}

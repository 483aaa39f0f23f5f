import {addAll} from '../../../core/add-all.ts'
import {largestOf} from '../../../core/extremes.ts'
import {headingKind} from '../../../references/import/printed/headings.ts'
import type {TypedBlock, TypedParagraph} from '../content.ts'
import {isBlankBlock, textOfInlines, typedLine, withoutStart, withoutWholeLook} from '../words.ts'
import {dateIn} from './front-date.ts'
import {abstractLabel, keywordsIn, keywordsLabel} from './front-labels.ts'
import type {TypedFront} from './front-matter.ts'
import {addAffiliation, matchContacts, takePeople} from './front-people.ts'
import {type FoundHeadings, hasTypedNumber} from './headings.ts'
import {authorsIn, styledAuthors} from './people.ts'
import {takeTitlePage, takeTranslatedTitle, withoutRepeatedTitle} from './title-page.ts'

/** The maximum number of blocks of front matter. */
const most = 80

/** Extracts the front matter, recognized by styles or, without them, by the formatting of the lines. */
export function takeFront(
  blocks: readonly TypedBlock[],
  headings: FoundHeadings
): Readonly<{front: TypedFront; rest: readonly TypedBlock[]}> {
  const front: TypedFront = {
    titles: [],
    authors: [],
    affiliations: [],
    emails: [],
    people: [],
    abstracts: [],
    keywords: [],
    dropped: [],
    leftOut: [],
    apart: new Set()
  }
  const taken = new Set<TypedBlock>()
  const candidates = blocks.slice(0, most)
  takeStyled(candidates, front, taken)
  takeTitlePage(titlePageOf(candidates, headings), front, taken)
  takeAbstracts(candidates, headings, front, taken)
  if (front.title === undefined) takeTitle(candidates, headings, front, taken)
  takeTranslatedTitle(candidates, headings, front, taken)
  if (front.title !== undefined && front.authors.length === 0) takePeople(candidates, headings, front, taken)
  matchContacts(front)
  const rest = blocks.filter(block => !taken.has(block))
  return {front, rest: withoutRepeatedTitle(rest, headings, front)}
}

/** The blocks before the abstract and the text. */
function titlePageOf(blocks: readonly TypedBlock[], {of}: FoundHeadings): readonly TypedBlock[] {
  const end = blocks.findIndex(
    block =>
      block.kind === 'table' ||
      typedLine(block).length > 300 ||
      (of.has(block) && hasTypedNumber(block)) ||
      headingKind(typedLine(block)) === 'start'
  )
  return end === -1 ? blocks : blocks.slice(0, end)
}

function hasStyle({styles}: TypedParagraph, pattern: RegExp): boolean {
  return pattern.test(styles[0] ?? '')
}

function takeStyled(blocks: readonly TypedBlock[], front: TypedFront, taken: Set<TypedBlock>): void {
  for (const block of blocks) {
    if (block.kind === 'table' || isBlankBlock(block)) continue
    const line = typedLine(block)
    if (hasStyle(block, /^(?:title|titel|titre|paper ?title|article ?title)$/) && front.title === undefined)
      front.title = block.inlines
    else if (hasStyle(block, /^(?:subtitle|untertitel)$/) && front.subtitle === undefined)
      front.subtitle = block.inlines
    else if (hasStyle(block, /^subtitle$/)) front.titles.push(block)
    else if (hasStyle(block, /^authors?$/)) {
      addAll(front.authors, styledAuthors(block))
      front.people.push(block)
    } else if (hasStyle(block, /^affiliations?$/)) addAffiliation(block, front)
    else if (hasStyle(block, /^date$/) && dateIn(line) !== undefined) {
      front.date = dateIn(line)!
      front.dropped.push(line)
    } else continue
    taken.add(block)
  }
}

/** Extracts abstracts and keywords: under a heading, a bold line or a style, or after a label in the paragraph. */
function takeAbstracts(
  blocks: readonly TypedBlock[],
  {of}: FoundHeadings,
  front: TypedFront,
  taken: Set<TypedBlock>
): void {
  let open: {lang: string; paragraphs: TypedParagraph[]} | undefined
  for (const block of blocks) {
    if (taken.has(block) || isBlankBlock(block)) continue
    if (block.kind === 'table') break
    const text = textOfInlines(block.inlines)
    // Many papers have a section “Summary” that is not an abstract.
    const label =
      of.has(block) && /^\s*(?:summary|sommario|resume)\b/i.test(text) ? undefined : abstractLabel(text)
    const words = keywordsLabel(text)
    const isStyled = hasStyle(block, /^abstract(?: text)?$/)
    if (label?.isAlone) {
      open = openAbstract(front, label.lang)
      front.dropped.push(text)
    } else if (label !== undefined) {
      open = openAbstract(front, label.lang)
      front.dropped.push(text.slice(0, label.length))
      open.paragraphs.push(unindented({...block, inlines: withoutStart(block.inlines, label.length)}))
    } else if (words !== undefined) {
      open = undefined
      const list = words.isAlone ? [] : keywordsIn(text.slice(words.length))
      front.dropped.push(text.slice(0, words.length))
      front.keywords.push({lang: words.lang, words: list})
    } else if (front.keywords.at(-1)?.words.length === 0) {
      front.keywords[front.keywords.length - 1] = {lang: front.keywords.at(-1)!.lang, words: keywordsIn(text)}
    } else if (of.has(block)) {
      if (front.abstracts.length > 0 || front.keywords.length > 0) break
      open = undefined
      continue
    } else if (open !== undefined || isStyled) {
      open ??= openAbstract(front, 'en')
      open.paragraphs.push(unindented(block))
    } else continue
    taken.add(block)
  }
}

/**
 * Removes from a paragraph of an abstract its indentation, and bold or italics that all its words share, because these
 * do not make it a quotation or emphasis.
 */
function unindented({indent: _, ...paragraph}: TypedParagraph): TypedParagraph {
  return {...paragraph, inlines: withoutWholeLook(paragraph, ['bold', 'italic'])}
}

function openAbstract(front: TypedFront, lang: string): {lang: string; paragraphs: TypedParagraph[]} {
  const abstract = {lang, paragraphs: [] as TypedParagraph[]}
  front.abstracts.push(abstract)
  return abstract
}

/**
 * Extracts the title of a paper without a style for it: a first line that is the only heading of its depth, or looks
 * like a title.
 */
function takeTitle(
  blocks: readonly TypedBlock[],
  {of, by}: FoundHeadings,
  front: TypedFront,
  taken: Set<TypedBlock>
): void {
  const first = blocks.find(block => !isBlankBlock(block) && !taken.has(block))
  if (first === undefined || first.kind === 'table') return
  const line = typedLine(first)
  if (first.item !== undefined || hasStyle(first, /^(?:definition|.*quot|caption|verse|source|html)/)) return
  if (line === '' || line.length > 300 || /^\p{N}+(?:\.\p{N}+)*[.\s]/u.test(line)) return
  const heading = of.get(first)
  const depths = [...of.values()].map(({depth}) => depth)
  const isOnly = heading !== undefined && depths.filter(depth => depth === heading.depth).length === 1
  const others = blocks.filter(
    (block): block is TypedParagraph =>
      block.kind === 'paragraph' && block !== first && typedLine(block).length > 100
  )
  const usual = largestOf([0, ...others.slice(0, 10).map(({size}) => size)])
  const stands = first.isBold || first.align === 'center' || (usual > 0 && first.size > usual)
  const next = blocks.slice(blocks.indexOf(first) + 1).find(block => !isBlankBlock(block))
  const isFollowed =
    next?.kind === 'paragraph' &&
    !of.has(next) &&
    typedLine(next).length < 200 &&
    authorsIn(next) !== undefined
  if (heading !== undefined && by === 'styles' && !isOnly && !isFollowed) return
  if (heading === undefined && !stands && !isFollowed) return
  front.title = first.inlines
  taken.add(first)
}

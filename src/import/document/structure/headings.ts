import {smallestOf} from '../../../core/extremes.ts'
import {headingKind} from '../../../references/import/printed/headings.ts'
import type {TypedBlock, TypedParagraph} from '../content.ts'
import {isBlankBlock, typedLine, withoutStart, withoutWholeLook} from '../words.ts'
import {captionOf} from './captions.ts'

/** A heading, and the number before it, whether typed or inserted by Word. */
export type FoundHeading = Readonly<{
  paragraph: TypedParagraph
  depth: number
  number: string
  isTyped: boolean
}>

/** The headings of a document, and whether they were found by styles or by formatting. */
export type FoundHeadings = Readonly<{
  of: ReadonlyMap<TypedParagraph, FoundHeading>
  by: 'styles' | 'looks' | 'none'
  /** Whether the sections are numbered, so that galley numbers them as well. */
  areNumbered: boolean
}>

/** Finds the headings: by styles and outline levels or, in a document without any, paragraphs that are only bold. */
export function findHeadings(blocks: readonly TypedBlock[]): FoundHeadings {
  const paragraphs = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && block.made !== 'contents'
      ? [{paragraph: block, next: nextOf(blocks, index)}]
      : []
  )
  const styled = paragraphs.filter(
    ({paragraph}) => paragraph.outline !== undefined && typedLine(paragraph) !== '' && !isTitle(paragraph)
  )
  const found =
    styled.length > 0
      ? styled.map(({paragraph}) => ({paragraph, depth: paragraph.outline!}))
      : byLook(headingLines(paragraphs))
  const numbers = found.map(({paragraph}) => numberOf(paragraph))
  const own = found.filter(({paragraph}) => !unnumbered.test(bare(paragraph)))
  const counted = own.filter(({paragraph}) => numberOf(paragraph) !== '')
  const areNumbered = counted.length >= 2 && counted.length * 5 >= own.length * 3
  const entries = found.map(({paragraph, depth}, index): [TypedParagraph, FoundHeading] => {
    const typed = areNumbered ? numbers[index]! : ''
    const isTyped = typed !== '' && paragraph.item === undefined
    const {item: _, ...rest} = paragraph
    const plain = withoutWholeLook(paragraph, ['bold', 'underline', 'italic', 'smallCaps'])
    const inlines = isTyped ? withoutStart(plain, typedNumber.exec(textStart(paragraph))![0].length) : plain
    return [paragraph, {paragraph: {...rest, inlines}, depth, number: typed, isTyped}]
  })
  return {
    of: new Map(fromOne(entries)),
    by: found.length === 0 ? 'none' : styled.length > 0 ? 'styles' : 'looks',
    areNumbered
  }
}

/** Titles of headings that have no number even in a document whose other headings are numbered. */
const unnumbered =
  /^(?:abstract|summary|references?|bibliograph|works cited|literature|literatur|quellen|(?:un)?gedruckte|sources|fuentes|fonti|zusammenfassung|résumé|acknowledg|danksagung|remerciements|funding|conflicts?|declaration|data availability|author contributions|appendi|anhang|annexe|notes|endnotes|keywords)/i

function isTitle({styles}: TypedParagraph): boolean {
  return styles.some(style => /^(?:title|subtitle|toc heading|abstract title)$/.test(style))
}

function nextOf(blocks: readonly TypedBlock[], index: number): TypedBlock | undefined {
  return blocks.slice(index + 1, index + 6).find(block => !isBlankBlock(block))
}

/**
 * The paragraphs that look like headings: bold ones and, if enough numbered lines are in centred capitals, as in IEEE
 * journals, those and italic ones.
 */
function headingLines(
  paragraphs: ReadonlyArray<Readonly<{paragraph: TypedParagraph; next: TypedBlock | undefined}>>
): readonly TypedParagraph[] {
  const bold = paragraphs.filter(({paragraph, next}) => looksLikeHeading(paragraph, next))
  const capital = paragraphs.filter(({paragraph, next}) => next !== undefined && isCapitalHeading(paragraph))
  const numbered = capital.filter(({paragraph}) => hasTypedNumber(paragraph))
  if (numbered.length < 2 || numbered.length < bold.length) return bold.map(({paragraph}) => paragraph)
  return paragraphs
    .filter(each => bold.includes(each) || capital.includes(each) || isItalicHeading(each.paragraph))
    .map(({paragraph}) => paragraph)
}

/** Whether a line is centred, in capitals or small capitals, and begins with a Roman number or is a usual title. */
function isCapitalHeading(paragraph: TypedParagraph): boolean {
  const line = typedLine(paragraph)
  if (paragraph.align !== 'center' || line.length > 120 || line.length < 4) return false
  const texts = paragraph.inlines.flatMap(inline => (inline.kind === 'text' ? [inline] : []))
  const isCapital =
    line === line.toUpperCase() ||
    texts.every(({text, look}) => look.smallCaps || text === text.toUpperCase())
  const kind = headingKind(line)
  return isCapital && (/^[IVX]{1,5}[.)]\s*\p{L}/u.test(line) || kind === 'start' || kind === 'end')
}

/** Whether a line is italic and begins with a letter: `A. Receiver`. */
function isItalicHeading(paragraph: TypedParagraph): boolean {
  const line = typedLine(paragraph)
  const texts = paragraph.inlines.flatMap(inline =>
    inline.kind === 'text' && /\p{L}/u.test(inline.text) ? [inline] : []
  )
  return (
    /^[A-Z][.)]\s+\p{Lu}/u.test(line) &&
    line.length < 120 &&
    !/[.;:]$/.test(line) &&
    texts.every(({look}) => look.italic)
  )
}

/**
 * Whether a paragraph without a style looks like a heading: short, bold, without a full stop, and not the last block.
 */
function looksLikeHeading(paragraph: TypedParagraph, next: TypedBlock | undefined): boolean {
  const line = typedLine(paragraph)
  if (!paragraph.isBold || line === '' || line.length > 150 || next === undefined) return false
  if (paragraph.item !== undefined && paragraph.item.format === 'bullet') return false
  if (paragraph.inlines.some(({kind}) => kind === 'picture' || kind === 'formula')) return false
  if (/[.,;]$/.test(line) && !/^\p{N}+\.$/u.test(line)) return false
  return captionOf(paragraph) === undefined && paragraph.made === undefined
}

/** The depths of bold headings: by their numbers, or else by their format, larger letters first. */
function byLook(
  paragraphs: readonly TypedParagraph[]
): ReadonlyArray<Readonly<{paragraph: TypedParagraph; depth: number}>> {
  const looks = [...new Set(paragraphs.map(signature))]
  const sized = looks.toSorted(
    (a, b) => Number(b.split(' ')[0]) - Number(a.split(' ')[0]) || looks.indexOf(a) - looks.indexOf(b)
  )
  let listDepth = 0
  return paragraphs.map(paragraph => {
    const number = typedNumber.exec(textStart(paragraph))?.[1] ?? ''
    const parts = number.split('.').filter(Boolean).length
    const depth = /^\p{N}/u.test(number) ? parts : sized.indexOf(signature(paragraph)) + 1
    const kind = headingKind(typedLine(paragraph))
    if (kind === 'start') listDepth = depth
    // The headings of parts of a list of references are below the list's heading, even if they look the same.
    const least = kind === 'part' && listDepth > 0 ? listDepth + 1 : 1
    return {paragraph, depth: Math.min(6, Math.max(least, depth))}
  })
}

/** The formatting that headings of one depth share, as a string for comparison. */
function signature(paragraph: TypedParagraph): string {
  const texts = paragraph.inlines.flatMap(inline =>
    inline.kind === 'text' && inline.text.trim() !== '' ? [inline] : []
  )
  const isItalic = texts.every(({look}) => look.italic)
  const isUnderlined = texts.every(({look}) => look.underline)
  const line = typedLine(paragraph)
  const isCapital = line === line.toUpperCase() && line !== line.toLowerCase()
  return [
    paragraph.size,
    isCapital ? 0 : 1,
    paragraph.align === 'center' ? 0 : 1,
    isUnderlined,
    isItalic
  ].join(' ')
}

/** `2.1 `, `II. `, `A. ` before a heading. */
const typedNumber =
  /^\s*((?:\p{N}{1,2}(?:\.\p{N}{1,2})*)|[IVX]{1,5}(?=[.)])|[A-Z](?=[.)]))(?:[.)]+[\s\u00a0]*|[\s\u00a0]+)(?=\p{L}|["“„«(])/u

/** Whether a line begins with a typed number, as a heading can. */
export function hasTypedNumber(paragraph: TypedParagraph): boolean {
  return typedNumber.test(textStart(paragraph))
}

function numberOf(paragraph: TypedParagraph): string {
  if (paragraph.item !== undefined)
    return paragraph.item.format === 'bullet' ? '' : paragraph.item.text.trim()
  return typedNumber.exec(textStart(paragraph))?.[1] ?? ''
}

function textStart(paragraph: TypedParagraph): string {
  return paragraph.inlines
    .map(inline => (inline.kind === 'text' && inline.del === undefined ? inline.text : ''))
    .join('')
    .slice(0, 200)
}

function bare(paragraph: TypedParagraph): string {
  return typedLine(paragraph).replace(/^[\p{N}.]+\s*/u, '')
}

/** Shifts the depths so that the smallest is 1. */
function fromOne(
  entries: ReadonlyArray<[TypedParagraph, FoundHeading]>
): ReadonlyArray<[TypedParagraph, FoundHeading]> {
  const least = smallestOf([9, ...entries.map(([, {depth}]) => depth)])
  return entries.map(([paragraph, heading]) => [
    paragraph,
    {...heading, depth: Math.min(6, heading.depth - least + 1)}
  ])
}

/** The headings of a text without headings, such as a note. */
export const noHeadings: FoundHeadings = {of: new Map(), by: 'none', areNumbered: false}

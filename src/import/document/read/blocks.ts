import {childElements, elementsOf, type XmlElement} from '../../../core/xml.ts'
import type {ListMark, TypedBlock, TypedInline, TypedParagraph} from '../content.ts'
import {withDividedParagraphs} from '../joined.ts'
import {controlFacts, oneBranch, readInline, trackedBy, trackedWithin} from './inline.ts'
import type {DocumentReading, ReadAround, ReadState} from './state.ts'
import {indentOf, listNamed, outlineOf} from './styles.ts'
import {readTable} from './table.ts'
import {withTypedBullet} from './typed-bullets.ts'
import {wholeRuns} from './whole-runs.ts'
import {currentMade} from './wrappers.ts'

/** Reads the blocks of a story: the body, or a note. */
export function readTypedStory(element: XmlElement, reading: DocumentReading): readonly TypedBlock[] {
  const state: ReadState = {
    ...reading,
    fields: [],
    marks: new Map(),
    inlines: [],
    boxes: [],
    readBlocks: (inner, around) => inOwnPlace(inner, around, state)
  }
  return readBlocks(element, {}, state)
}

/** Reads the blocks of a text box, which are kept apart from the paragraph that anchors it. */
function inOwnPlace(element: XmlElement, around: ReadAround, state: ReadState): readonly TypedBlock[] {
  const {inlines, boxes} = state
  state.boxes = []
  const blocks = readBlocks(element, around, state)
  state.inlines = inlines
  state.boxes = boxes
  return blocks
}

function readBlocks(element: XmlElement, around: ReadAround, state: ReadState): readonly TypedBlock[] {
  return withDividedParagraphs(childBlocks(element, around, state))
}

function childBlocks(element: XmlElement, around: ReadAround, state: ReadState): readonly TypedBlock[] {
  return childElements(element).flatMap((child): readonly TypedBlock[] => {
    const {name} = child
    if (name === 'w:p') return readParagraph(child, around, state)
    if (name === 'w:tbl')
      return [readTable(child, around, (inner, within) => readBlocks(inner, within, state))]
    if (name === 'mc:AlternateContent') return childBlocks(oneBranch(child), around, state)
    if (name === 'w:sdt') return childBlocks(child, {...around, ...controlFacts(child)}, state)
    if (name === 'm:oMathPara' || name === 'm:oMath')
      return readParagraph({name: 'w:p', attributes: new Map(), children: [child]}, around, state)
    if (name === 'w:bookmarkEnd') state.marks.delete(child.attributes.get('w:id') ?? '')
    return skipped.has(name) ? [] : childBlocks(child, trackedWithin(child, around), state)
  })
}

const skipped: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr',
  'w:tcPr'
])

function readParagraph(element: XmlElement, around: ReadAround, state: ReadState): readonly TypedBlock[] {
  const properties = childElements(element).find(({name}) => name === 'w:pPr')
  const value = (name: string): string | undefined =>
    childElements(properties)
      .find(child => child.name === name)
      ?.attributes.get('w:val')
  const style = state.styles.paragraph(value('w:pStyle'))
  const before = currentMade(state)
  state.inlines = []
  const number = ++state.paragraphs.count
  readInline(element, around, state)
  const {boxes} = state
  const inlines = wholeRuns(state.inlines)
  const made = around.made ?? before ?? currentMade(state)
  const outline = outlineOf(properties) ?? style.outline
  const list = listNamed(properties) ?? style.list
  const item = list === undefined || inlines.length === 0 ? undefined : itemOf(list, style.names, state)
  const align = value('w:jc') ?? style.align
  const indent = indentOf(properties) ?? style.indent
  const ofMark = childElements(properties).find(({name}) => name === 'w:rPr')
  const marked = (...names: readonly string[]) => {
    const mark = childElements(ofMark).find(({name}) => names.includes(name))
    return mark && trackedBy(mark)
  }
  const [endDeleted, endInserted] = [marked('w:del', 'w:moveFrom'), marked('w:ins', 'w:moveTo')]
  const turned = childElements(properties).find(({name}) => name === 'w:bidi')
  state.inlines = []
  state.boxes = []
  const paragraph: TypedParagraph = {
    kind: 'paragraph',
    number,
    inlines,
    styles: style.names,
    ...(outline !== undefined && outline > 0 && {outline}),
    ...(item && {item}),
    ...((align === 'center' || align === 'right') && {align}),
    ...(indent && {indent}),
    ...(turned !== undefined && turned.attributes.get('w:val') !== '0' && {rtl: true as const}),
    ...lettersOf(inlines, style.look),
    ...(made && {made}),
    ...(isRule(element, properties, inlines) && {isRule: true as const}),
    ...(endDeleted && {endDeleted}),
    ...(endInserted && {endInserted})
  }
  return [withTypedBullet(paragraph), ...boxes]
}

/**
 * The list item that a paragraph is. For Word's styles “List Bullet 2” and “List Number 3”, only the name tells the
 * depth.
 */
function itemOf(
  {id, level}: Readonly<{id: string; level: number}>,
  names: readonly string[],
  state: ReadState
): ListMark | undefined {
  const item = state.nextItem(id, level)
  const depth = Number(/^list (?:bullet|number) ([2-5])$/.exec(names[0] ?? '')?.[1] ?? 1) - 1
  return item && {...item, level: item.level + depth}
}

/** Whether all letters are bold, and the size of the largest letter. */
function lettersOf(
  inlines: readonly TypedInline[],
  style: Readonly<{bold?: true; size?: number}>
): Pick<TypedParagraph, 'isBold' | 'size'> {
  const looks = inlines.flatMap(inline =>
    inline.kind === 'text' && /[\p{L}\p{N}]/u.test(inline.text) ? [inline.look] : []
  )
  return {
    isBold: looks.length > 0 && looks.every(({bold}) => bold ?? style.bold),
    size: looks.reduce((most, {size}) => Math.max(most, size ?? style.size ?? 0), 0)
  }
}

/** Whether a paragraph is a horizontal rule: it has a border and no words, or is a rule of Word. */
function isRule(
  element: XmlElement,
  properties: XmlElement | undefined,
  inlines: readonly TypedInline[]
): boolean {
  if (inlines.some(({kind}) => kind !== 'bookmark')) return false
  if (elementsOf(element, 'v:rect').some(({attributes}) => attributes.has('o:hr'))) return true
  return childElements(properties).some(
    child =>
      child.name === 'w:pBdr' &&
      childElements(child).some(({name}) => name === 'w:bottom' || name === 'w:top')
  )
}

import {addAll} from '../../../core/add-all.ts'
import {childElements, elementsOf, rawText, type XmlElement, xmlText} from '../../../core/xml.ts'
import {signs, symbolOf} from '../../../review/word/read/runs.ts'
import type {TrackedBy, TypedInline} from '../content.ts'
import {ommlToTex} from '../omml/index.ts'
import {drawing, formulaOfPicture} from './drawing.ts'
import {lookOf} from './look.ts'
import {leave, type ReadAround, type ReadState} from './state.ts'
import {symbolLetters} from './symbols.ts'
import {controlOf, currentWrapper, programMark, settleField} from './wrappers.ts'

/** Reads the content of a paragraph into the state. */
export function readInline(element: XmlElement, around: ReadAround, state: ReadState): void {
  for (const child of childElements(element)) {
    const {name, attributes} = child
    if (name === 'w:r') readRun(child, around, state)
    else if (name === 'w:fldSimple') {
      const field = {instruction: attributes.get('w:instr') ?? '', isResult: true}
      state.fields.push(field)
      settleField(field, state)
      readInline(child, around, state)
      state.fields.pop()
    } else if (name === 'w:hyperlink') readLink(child, around, state)
    else if (name === 'm:oMath' || name === 'm:oMathPara') addFormulas(child, around, state)
    else if (name === 'w:bookmarkStart') bookmark(attributes, around, state)
    else if (name === 'w:bookmarkEnd') state.marks.delete(attributes.get('w:id') ?? '')
    else if (name === 'w:commentRangeStart')
      add({kind: 'comment', id: attributes.get('w:id') ?? '', at: 'start'}, around, state)
    else if (name === 'w:commentRangeEnd') endComment(child, around, state)
    else if (name === 'mc:AlternateContent') readInline(oneBranch(child), around, state)
    else if (name === 'w:sdt') {
      const control = controlFacts(child)
      for (const content of childElements(child))
        if (content.name === 'w:sdtContent')
          readInline(
            content,
            {...around, ...control, ...(control.within && {depth: state.fields.length})},
            state
          )
    } else if (name === 'w:p') addAll(state.boxes, state.readBlocks({...element, children: [child]}, {}))
    else if (!skipped.has(name)) readInline(child, trackedWithin(child, around), state)
  }
}

const skipped: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:sdtPr', 'w:sdtEndPr', 'w:proofErr'])

/** The citation or generated list that a content control contains. */
export function controlFacts(control: XmlElement): ReturnType<typeof controlOf> {
  const properties = childElements(control).find(({name}) => name === 'w:sdtPr')
  const value = (name: string): string => elementsOf(properties, name)[0]?.attributes.get('w:val') ?? ''
  return controlOf(value('w:tag'), value('w:docPartGallery'))
}

/**
 * Chooses one of several branches of content. A file contains the text of a text box twice: for new programs, which is
 * preferred, and for old ones.
 */
export function oneBranch(alternate: XmlElement): XmlElement {
  const branches = childElements(alternate)
  return branches.find(({name}) => name === 'mc:Choice') ?? branches[0] ?? alternate
}

/** The context within an element that may be a tracked insertion or deletion. */
export function trackedWithin(element: XmlElement, around: ReadAround): ReadAround {
  const {name} = element
  if (name === 'w:ins' || name === 'w:moveTo') return {...around, ins: trackedBy(element)}
  return name === 'w:del' || name === 'w:moveFrom' ? {...around, del: trackedBy(element)} : around
}

/** The author and the date of a tracked change. */
export function trackedBy({attributes}: XmlElement): TrackedBy {
  return {author: (attributes.get('w:author') ?? '').slice(0, 255), date: attributes.get('w:date') ?? ''}
}

function readLink(link: XmlElement, around: ReadAround, state: ReadState): void {
  // If two links enclose the same words, the outer one counts.
  const within = around.within ?? hyperlink(link, state)
  readInline(
    link,
    {...around, within, depth: around.within === undefined ? state.fields.length : (around.depth ?? 0)},
    state
  )
}

function hyperlink({attributes}: XmlElement, {targets}: ReadState): NonNullable<ReadAround['within']> {
  const anchor = attributes.get('w:anchor') ?? ''
  const target = targets.get(attributes.get('r:id') ?? '') ?? ''
  return {kind: 'link', url: anchor === '' ? target : `${target}#${anchor}`}
}

function bookmark(attributes: XmlElement['attributes'], around: ReadAround, state: ReadState): void {
  const [name, id] = [attributes.get('w:name') ?? '', attributes.get('w:id') ?? '']
  const mark = programMark(name, state.properties)
  if (mark !== undefined) state.marks.set(id, mark)
  else if (name !== '' && name !== '_GoBack' && !state.bookmarks.has(name)) {
    state.bookmarks.add(name)
    add({kind: 'bookmark', name}, around, state)
  }
}

/** Ends a comment: at the end of its range or, if it has no range, at its reference mark. */
function endComment({attributes}: XmlElement, around: ReadAround, state: ReadState): void {
  const id = attributes.get('w:id') ?? ''
  if (state.ended.has(id)) return
  state.ended.add(id)
  add({kind: 'comment', id, at: 'end'}, around, state)
}

function addFormulas(element: XmlElement, around: ReadAround, state: ReadState): void {
  const isDisplay = element.name === 'm:oMathPara'
  const formulas = isDisplay ? childElements(element).filter(({name}) => name === 'm:oMath') : [element]
  for (const formula of formulas) {
    const read = ommlToTex(formula)
    const letters = elementsOf(formula, 'm:t').map(rawText).join('')
    if (read.tex !== '') add({kind: 'formula', isDisplay, letters, ...read}, around, state)
  }
}

type Bare<Each> = Each extends unknown ? Omit<Each, 'ins' | 'del' | 'within'> : never

/** Adds a part of the paragraph, unless it belongs to the instruction of a field. */
function add(inline: Bare<TypedInline>, around: ReadAround, state: ReadState): void {
  if (state.fields.some(({isResult}) => !isResult)) return
  const {ins, del} = around
  const wrapper = currentWrapper(state, around)
  state.inlines.push({
    ...inline,
    ...(ins && {ins}),
    ...(del && {del}),
    ...(wrapper && {within: wrapper})
  } as TypedInline)
}

function readRun(run: XmlElement, around: ReadAround, state: ReadState): void {
  const properties = childElements(run).find(({name}) => name === 'w:rPr')
  const look = properties === undefined ? {} : lookOf(properties, state.styles.letters)
  const isHidden = childElements(properties).some(
    ({name, attributes}) => name === 'w:vanish' && !/^(?:0|false|off)$/.test(attributes.get('w:val') ?? '')
  )
  for (const child of childElements(ownMark(run))) {
    const {name, attributes} = child
    if (name === 'w:fldChar') {
      fieldMark(attributes.get('w:fldCharType'), state)
      const data = childElements(child).find(each => each.name === 'w:fldData')
      const field = state.fields.at(-1)
      if (data !== undefined && field !== undefined && !field.isResult) field.data = rawText(data)
    } else if (name === 'w:instrText' || name === 'w:delInstrText') {
      const field = state.fields.at(-1)
      if (field && !field.isResult) field.instruction += rawText(child)
    } else if (isHidden) {
      if (name === 'w:t' && rawText(child).trim() !== '') leave(state, 'stretch of hidden text')
    } else readPart(child, look, around, state)
  }
}

/** A run without the sign that the author chose for a note, such as `*`, because galley numbers notes. */
function ownMark(run: XmlElement): XmlElement {
  const isMarked = childElements(run).some(({attributes}) => isOn(attributes.get('w:customMarkFollows')))
  if (!isMarked || /[\p{L}\p{N}]/u.test(xmlText(run))) return run
  return {...run, children: childElements(run).filter(({name}) => name !== 'w:t' && name !== 'w:sym')}
}

function isOn(value: string | undefined): boolean {
  return /^(?:1|true|on)$/.test(value ?? '')
}

function readPart(
  child: XmlElement,
  look: ReturnType<typeof lookOf>,
  around: ReadAround,
  state: ReadState
): void {
  const {name, attributes} = child
  if (name === 'w:t' || name === 'w:delText') {
    const text = rawText(child)
    if (text !== '') add({kind: 'text', text, look}, around, state)
  } else if (name === 'w:br' || name === 'w:cr') {
    if (!/^(?:page|column)$/.test(attributes.get('w:type') ?? '')) add({kind: 'break'}, around, state)
    else if (isWithinWords(state)) add({kind: 'text', text: ' ', look}, around, state)
  } else if (name === 'w:sym') {
    const text =
      symbolLetters(attributes.get('w:font'), attributes.get('w:char')) ?? symbolOf(attributes.get('w:char'))
    if (text !== '') add({kind: 'text', text, look}, around, state)
  } else if (signs.has(name)) {
    const text = signs.get(name)!
    if (text !== '') add({kind: 'text', text, look}, around, state)
  } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
    const note = `${name.slice(2, -'Reference'.length)} ${attributes.get('w:id') ?? ''}`
    add({kind: 'note', note}, around, state)
  } else if (name === 'w:commentReference') endComment(child, around, state)
  else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') addDrawing(child, around, state)
  else if (name === 'mc:AlternateContent') {
    for (const each of childElements(oneBranch(child))) readPart(each, look, around, state)
  } else if (name === 'w:r') readRun(child, around, state)
  else if (name === 'w:ruby') readRuby(child, around, state)
  else if (name === 'w:ins' || name === 'w:del' || name === 'm:oMath')
    readInline({name: '', attributes: new Map(), children: [child]}, around, state)
}

/** Whether the paragraph so far ends with a letter, so that a page break there separates two words. */
function isWithinWords({inlines}: ReadState): boolean {
  const last = inlines.at(-1)
  return last?.kind === 'text' && /\S$/u.test(last.text)
}

function addDrawing(child: XmlElement, around: ReadAround, state: ReadState): void {
  const formula = formulaOfPicture(child)
  if (formula !== undefined) addFormulas(formula, around, state)
  else for (const picture of drawing(child, around, state)) add({kind: 'picture', picture}, around, state)
}

/** Reads the base text of a ruby, followed in brackets by the reading, which Word prints above it. */
function readRuby(ruby: XmlElement, around: ReadAround, state: ReadState): void {
  const part = (name: string): XmlElement[] => childElements(ruby).filter(child => child.name === name)
  for (const base of part('w:rubyBase')) readInline(base, around, state)
  for (const reading of part('w:rt')) {
    if (xmlText(reading).trim() === '') continue
    add({kind: 'text', text: ' (', look: {}}, around, state)
    readInline(reading, around, state)
    add({kind: 'text', text: ')', look: {}}, around, state)
  }
}

function fieldMark(type: string | undefined, state: ReadState): void {
  const field = state.fields.at(-1)
  if (type === 'begin') state.fields.push({instruction: '', isResult: false})
  else if (type === 'separate' && field) {
    field.isResult = true
    settleField(field, state)
  } else if (type === 'end' && field) {
    state.fields.pop()
    // EndNote stores its data in a nested field, and usually a copy in the outer one.
    const outer = state.fields.at(-1)
    if (/^\s*ADDIN\s+EN\.CITE\.DATA\b/i.test(field.instruction) && outer && !outer.isResult && field.data)
      outer.data = field.data
  }
}

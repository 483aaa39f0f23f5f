import type {Place, Point, Source} from '../../core/types.ts'
import {childElements, parseXml, type XmlElement} from '../../core/xml.ts'
import type {Importer} from './imported.ts'
import {headingKind} from './printed/headings.ts'

/**
 * Parses the references of a Word document; the text of the source is its `word/document.xml`. References are the
 * paragraphs after a heading such as “References”, or all paragraphs if there is none; `readText` parses each as a
 * printed reference. Lines of places are paragraph numbers, from 1.
 */
export function importDocx({path, text}: Source, readText: Importer): ReturnType<Importer> {
  const paragraphs = paragraphsOf(parseXml(text).root)
  const first = paragraphs.findLastIndex(isListHeading) + 1
  const chosen = paragraphs.slice(first, endOfList(paragraphs, first))
  const lines = chosen.flatMap(({text: words}, index) =>
    words.trim() === '' ? [] : [{words, number: first + index + 1}]
  )
  // Paragraphs are separated by blank lines, so each is on every second line.
  const joined = lines.map(line => line.words).join('\n\n')
  const read = readText({path, text: joined})
  const toParagraph = (place: Place): Place => {
    const point = ({line, column, offset}: Point): Point => ({
      line: lines[(line - 1) >> 1]?.number ?? line,
      column,
      offset
    })
    return {start: point(place.start), end: point(place.end)}
  }
  return {
    ...read,
    references: read.references.map(reference => ({...reference, place: toParagraph(reference.place)})),
    findings: read.findings.map(finding => ({...finding, place: finding.place && toParagraph(finding.place)}))
  }
}

type Paragraph = Readonly<{text: string; isHeading: boolean}>

/** Whether a paragraph is the heading of the list. Many authors only make its text bold. */
function isListHeading({text}: Paragraph): boolean {
  return headingKind(text) === 'start'
}

/** The index of the paragraph after the list, which ends at the next heading, such as the heading of an appendix. */
function endOfList(paragraphs: readonly Paragraph[], first: number): number {
  if (first === 0) return paragraphs.length
  const next = paragraphs
    .slice(first)
    .findIndex(paragraph => paragraph.isHeading && paragraph.text.trim() !== '')
  return next === -1 ? paragraphs.length : first + next
}

/** The paragraphs in order; the paragraphs of text boxes follow the paragraph of their anchor. */
function paragraphsOf(element: XmlElement): readonly Paragraph[] {
  return childElements(element).flatMap(child => {
    if (isHidden(child)) return []
    return child.name === 'w:p' ? [readParagraph(child), ...paragraphsOf(child)] : paragraphsOf(child)
  })
}

function readParagraph(paragraph: XmlElement): Paragraph {
  const style = childElements(childElements(paragraph).find(({name}) => name === 'w:pPr'))
    .find(({name}) => name === 'w:pStyle')
    ?.attributes.get('w:val')
  return {
    text: textOf(paragraph, false).replace(/\s+/g, ' ').trim(),
    isHeading: /^(?:heading|berschrift|überschrift|titre|título|titolo|kop|title)\s?\d*$/i.test(style ?? '')
  }
}

/** Whether an element is invisible to readers: deleted or moved text, or the fallback of a drawing. */
function isHidden({name}: XmlElement): boolean {
  return name === 'w:del' || name === 'w:moveFrom' || name === 'mc:Fallback' || name === 'w:instrText'
}

const signs: ReadonlyMap<string, string> = new Map([
  ['w:tab', ' '],
  ['w:br', ' '],
  ['w:cr', ' '],
  ['w:noBreakHyphen', '-']
])

function textOf(element: XmlElement, isText: boolean): string {
  return element.children
    .map(child => {
      if (typeof child === 'string') return isText ? child : ''
      if (isHidden(child) || child.name === 'w:pPr' || child.name === 'w:rPr' || child.name === 'w:p')
        return ''
      return signs.get(child.name) ?? textOf(child, child.name === 'w:t')
    })
    .join('')
}

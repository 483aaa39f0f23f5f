import type {PdfFile} from '../file/index.ts'
import {contentIn, isElement, keyOf, type StructureElement, visitElements} from '../file/structure-tree.ts'
import {fontTexts} from '../text/legible-text.ts'
import type {PageContent} from '../text/page-content.ts'
import {isOnOtherLine, linesOfMark, type MarkedLine, placesByMark} from '../text/spoken-lines.ts'
import {textPlaces, textReader} from '../text/text-objects.ts'

/**
 * The texts of marked content in listings, including line ends, by the keys of the marked content: line ends are not
 * painted, so the words of two lines would run together. Content within a line needs no text.
 */
export function codeTexts(
  file: PdfFile,
  root: StructureElement,
  contents: readonly PageContent[]
): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  const readLines = lineReader(file, contents)
  visitElements(root, element => {
    const [code] = element.kids
    if (element.type !== 'P' || element.kids.length !== 1 || !isElement(code) || code.type !== 'Code') return
    const parts = [...contentIn(code)].map(content => {
      const container = (content.form ?? content.page).objectNumber
      return {key: keyOf(content), container, lines: readLines(container, content.id)}
    })
    let said: Readonly<{key: number; text: string}> | undefined
    for (const [index, {key, container, lines}] of parts.entries()) {
      const next = parts[index + 1]
      const [last, first] = [lines?.at(-1), next?.lines?.[0]]
      if (lines === undefined || last === undefined) continue
      const ends = first !== undefined && (next?.container !== container || isOnOtherLine(first.y, last))
      const text = lines.map(line => line.text).join('\n')
      if (text.trim() !== '') said = {key, text}
      // A screen reader would skip an element with only blanks, so the line end is appended to the preceding words.
      if (ends && said !== undefined) said = {...said, text: `${said.text}\n`}
      if (said !== undefined && (ends || lines.length > 1)) texts.set(said.key, said.text)
    }
  })
  return texts
}

/** Returns a reader for the text of an element. */
export function contentReader(
  file: PdfFile,
  contents: readonly PageContent[]
): (element: StructureElement) => string {
  const read = lineReader(file, contents)
  return element =>
    Array.from(contentIn(element), ({form, page, id}) => read((form ?? page).objectNumber, id) ?? [])
      .flat()
      .map(line => line.text)
      .join(' ')
}

/** Returns a reader for the lines of marked content in a page or form; undefined if it contains only drawings. */
function lineReader(
  file: PdfFile,
  contents: readonly PageContent[]
): (container: number, id: number) => readonly MarkedLine[] | undefined {
  const pages = new Map(contents.map(content => [content.container.objectNumber, content]))
  const readers = new Map<number, (id: number) => readonly MarkedLine[] | undefined>()
  return (container, id) => {
    const page = pages.get(container)
    if (page === undefined) return undefined
    const read = readers.get(container) ?? pageLineReader(file, page)
    readers.set(container, read)
    return read(id)
  }
}

function pageLineReader(
  file: PdfFile,
  {owner, text}: PageContent
): (id: number) => readonly MarkedLine[] | undefined {
  const read = textReader(fontTexts(file, owner))
  const places = placesByMark(textPlaces(text))
  return id => linesOfMark(text, places.get(id) ?? [], read, 'left')
}

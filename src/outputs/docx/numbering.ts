import type {List} from '../../core/article.ts'
import type {ListDelimiter, ListNumbering} from '../../core/mdast.ts'
import {element} from '../../core/write-xml.ts'
import type {ReferenceDocument} from '../output.ts'
import {numberingOf} from './reference-document.ts'
import {namespaces, xmlPart} from './xml.ts'

/** The numbers and bullets of lists. */
export type Numbering = Readonly<{
  /** The id of the numbering of a list at a level, counted from 0. */
  idFor: (list: List, level: number) => number
  /** The content of the part; undefined if the document has no lists. */
  xml: () => string | undefined
}>

/**
 * Creates the numbering of a document: one definition (`w:abstractNum`) for each kind of list, and one instance
 * (`w:num`) for each numbered list.
 */
export function createNumbering(reference?: ReferenceDocument): Numbering {
  const given = reference && numberingOf(reference)
  const [firstKind, firstInstance] = [given?.kindCount ?? 0, given?.instanceCount ?? 0]
  const kinds = new Map<string, Readonly<{id: number; xml: string}>>()
  const known = new Map<List, number>()
  const instances: string[] = []
  let bullets = 0
  const kindOf = (name: string, level: (depth: number) => string): number => {
    const made = kinds.get(name)
    if (made) return made.id
    const id = firstKind + kinds.size
    const levels = Array.from({length: levelCount}, (_, depth) => level(depth)).join('')
    const xml = element(
      'w:abstractNum',
      {'w:abstractNumId': id},
      element('w:multiLevelType', {'w:val': 'hybridMultilevel'}),
      levels
    )
    kinds.set(name, {id, xml})
    return id
  }
  const instance = (kind: number, override = ''): number => {
    const id = firstInstance + instances.length + 1
    const xml = element('w:num', {'w:numId': id}, element('w:abstractNumId', {'w:val': kind}), override)
    instances.push(xml)
    return id
  }
  const newId = (list: List, level: number): number => {
    if (!list.ordered) {
      bullets ||= instance(kindOf('bullets', bulletLevel))
      return bullets
    }
    const {numbering = 'decimal', delimiter = 'period', start = 1} = list
    const kind = kindOf(`${numbering} ${delimiter}`, depth => numberLevel(numbering, delimiter, depth))
    const depth = Math.min(level, levelCount - 1)
    return instance(
      kind,
      element('w:lvlOverride', {'w:ilvl': depth}, element('w:startOverride', {'w:val': start}))
    )
  }
  return {
    idFor(list, level) {
      const id = known.get(list) ?? newId(list, level)
      known.set(list, id)
      return id
    },
    xml: () =>
      instances.length === 0 && !given?.instances
        ? undefined
        : xmlPart(
            element(
              'w:numbering',
              {'xmlns:w': namespaces['xmlns:w']},
              given?.kinds ?? '',
              [...kinds.values()].map(({xml}) => xml),
              given?.instances ?? '',
              instances
            )
          )
  }
}

/** The number of levels of lists in Word. */
const levelCount = 9

/** The indent of a level of a list, in twentieths of a point. */
export function listIndent(level: number): number {
  return 360 * (Math.min(level, levelCount - 1) + 1)
}

function bulletLevel(depth: number): string {
  return levelXml(depth, 'bullet', ['•', '–', '∙'][depth % 3]!)
}

function numberLevel(numbering: ListNumbering, delimiter: ListDelimiter, depth: number): string {
  const number = `%${depth + 1}`
  const text = {period: `${number}.`, parenthesis: `${number})`, parentheses: `(${number})`}[delimiter]
  return levelXml(depth, formats[numbering], text)
}

function levelXml(depth: number, format: string, text: string): string {
  return element(
    'w:lvl',
    {'w:ilvl': depth},
    element('w:start', {'w:val': 1}),
    element('w:numFmt', {'w:val': format}),
    element('w:lvlText', {'w:val': text}),
    element('w:lvlJc', {'w:val': 'left'}),
    element('w:pPr', {}, element('w:ind', {'w:left': listIndent(depth), 'w:hanging': 360}))
  )
}

const formats: Readonly<Record<ListNumbering, string>> = {
  decimal: 'decimal',
  example: 'decimal',
  'lower-alpha': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman'
}

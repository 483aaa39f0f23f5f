import type {CslItem} from '../../src/core/types.ts'
import {itemOf} from '../../src/references/import/printed/item.ts'
import {labelWords} from '../../src/references/import/printed/label.ts'
import {printedLines, splitReferences} from '../../src/references/import/printed/split.ts'
import {printedModel} from '../../src/references/import/printed/weights.ts'

/** A reference and the words of each of its fields, labelled by hand. */
export type Labelled = Readonly<{text: string; fields: ReadonlyMap<string, string>}>

/** The number of fields read correctly, and the number of all fields. */
export type FieldCount = Readonly<{right: number; fields: number; wrong: readonly string[]}>

/** The CSL variables in which the words of a label are searched; the labels of one row count as one field. */
const rows: ReadonlyArray<
  Readonly<{field: string; labels: readonly string[]; variables: readonly string[]}>
> = [
  {field: 'author', labels: ['author'], variables: ['author']},
  {field: 'editor', labels: ['editor'], variables: ['editor']},
  {field: 'translator', labels: ['translator'], variables: ['translator']},
  {field: 'title', labels: ['title'], variables: ['title']},
  {
    field: 'container',
    labels: ['journal', 'container-title', 'source'],
    variables: ['container-title']
  },
  {field: 'series', labels: ['collection-title'], variables: ['collection-title']},
  {field: 'date', labels: ['date'], variables: ['issued', 'year-suffix', 'status']},
  {field: 'volume', labels: ['volume'], variables: ['volume', 'issue']},
  {field: 'pages', labels: ['pages'], variables: ['page', 'number-of-pages']},
  {field: 'publisher', labels: ['publisher'], variables: ['publisher']},
  {field: 'source', labels: ['source-or-publisher'], variables: ['container-title', 'publisher']},
  {field: 'place', labels: ['location'], variables: ['publisher-place']},
  {field: 'edition', labels: ['edition'], variables: ['edition']},
  {field: 'genre', labels: ['genre'], variables: ['genre', 'number']},
  {field: 'doi', labels: ['doi'], variables: ['DOI']},
  {field: 'url', labels: ['url'], variables: ['URL']}
]

/** LinkedBooks has one label for authors, editors and translators, and one for titles of all kinds. */
const coarse = new Map([
  ['author', ['author', 'editor', 'translator']],
  ['title', ['title', 'container-title', 'collection-title']]
])

/** The fields of labelled words: the words whose labels are in one row form one field. */
export function labelledFields(words: readonly string[], labels: readonly string[]): Labelled {
  const fields = new Map<string, string>()
  words.forEach((word, index) => {
    const row = rows.find(each => each.labels.includes(labels[index]!))
    if (row !== undefined) fields.set(row.field, `${fields.get(row.field) ?? ''} ${word}`.trim())
  })
  return {text: words.join(' '), fields}
}

/** Reads references and counts the fields whose words are exactly those labelled. */
export function countFields(references: readonly Labelled[], isCoarse = false): FieldCount {
  const wrong: string[] = []
  let fields = 0
  for (const {text, fields: labelled} of references) {
    const csl = read(text)
    for (const [field, words] of labelled) {
      fields += 1
      const variables =
        (isCoarse ? coarse.get(field) : undefined) ?? rows.find(row => row.field === field)!.variables
      const found = variables.map(variable => wordsOf(csl[variable])).join(' ')
      if (!isSame(field, words, found)) wrong.push(`${field}: ${words} | ${found.trim()} | ${text}`)
    }
  }
  return {right: fields - wrong.length, fields, wrong}
}

/** Parses one reference in any form, without its number in the list. */
function read(text: string): CslItem {
  const [line] = splitReferences(text, printedLines(text))
  return itemOf(labelWords(line?.text ?? '', printedModel)).csl
}

function wordsOf(value: CslItem[string]): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .filter(([name]) => name !== 'season')
    .map(([, part]) => wordsOf(part as CslItem[string]))
    .join(' ')
}

/**
 * Whether a field was read as labelled. Compares letters and digits, those of names in any order; of a date only the
 * year; and of a volume, pages or an edition only the digits.
 */
function isSame(field: string, labelled: string, read: string): boolean {
  if (field === 'date') {
    const year = /(?:1[4-9]|20)\d\d/.exec(labelled)?.[0]
    return year === undefined ? true : read.includes(year)
  }
  if (field === 'volume' || field === 'pages' || field === 'edition')
    return numbersOf(labelled) === '' || numbersOf(labelled) === numbersOf(read)
  return partsOf(field, labelled) === partsOf(field, read)
}

const numbersOf = (text: string): string => (text.match(/\d+/g) ?? []).map(Number).join(' ')

const joining =
  /^(?:in|and|und|et|al|e|a|y|u|others|with|eds?|edd|edited|editors?|by|von|hrsg|hg|cura|di|dans|trans|transl|translated|translators?|trad|doi|https?|url|available|at|from|dx|org|no|nr)$/

function partsOf(field: string, text: string): string {
  const isNames = field === 'author' || field === 'editor' || field === 'translator'
  const parts = (text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).filter(part => !joining.test(part))
  // Initials may be joined, and before or after the family name.
  return isNames ? [...parts.join('')].sort().join('') : parts.join('')
}

import {plural} from '../core/plural.ts'
import {type CitationListing, isUncited, type ListedCitation, type ListedReference} from './listing.ts'

/** The selection listed on a terminal: everything, or only the uncited entries. */
export type ListingView = Readonly<{
  only?: 'uncited' | undefined
  /** The key of the only work to list, with its citations. */
  key?: string | undefined
  colour: boolean
}>

/**
 * A listing for people: one line per citation with its place, source and rendered text; then the works with their
 * places and entries; then the uncited works. Lines begin with `file:line:column`, which terminals and editors can
 * open.
 */
export function listingText(listing: CitationListing, {only, key, colour}: ListingView): string {
  const paint = painter(colour)
  const {citations, references} = listing
  const uncited = references.filter(isUncited)
  if (only === 'uncited') {
    const what = key === undefined ? 'Every entry of the bibliography' : `The work \`${key}\``
    return uncited.length === 0
      ? `${what} is cited or listed.\n`
      : uncitedLines(uncited, paint).map(withNewline).join('')
  }
  const used = references.filter(reference => !isUncited(reference))
  const unknown = new Set(
    citations.flatMap(({items}) => items.filter(item => item.reference === null).map(item => item.key))
  )
  const sections = [
    section('Citations', citationLines(citations, paint), paint),
    section(
      'References',
      used.flatMap(reference => referenceLines(reference, citations, paint)),
      paint
    ),
    section('Not cited', uncitedLines(uncited, paint), paint)
  ].filter(lines => lines.length > 0)
  const counts = [
    plural(citations.length, 'citation'),
    plural(used.length, 'work'),
    ...(uncited.length > 0 ? [paint.yellow(`${uncited.length} not cited`)] : []),
    ...(unknown.size > 0 ? [paint.red(plural(unknown.size, 'unknown key'))] : [])
  ]
  return [...sections, [counts.join(', ')]].map(lines => lines.map(withNewline).join('')).join('\n')
}

function section(title: string, lines: readonly string[], paint: Painter): readonly string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines]
}

// A longer source overflows its column instead of widening it for all.
const widestSource = 36

function citationLines(citations: readonly ListedCitation[], paint: Painter): readonly string[] {
  const places = citations.map(placeName)
  const placeWidth = widestOf(places)
  const sourceWidth = Math.min(widestSource, widestOf(citations.map(citation => citation.source)))
  return citations.flatMap((citation, index) => {
    const unknown = citation.items.filter(item => item.reference === null)
    const place = paint.blue(padded(places[index]!, placeWidth))
    const note = citation.note === undefined ? '' : `  ${paint.dim(`note ${citation.note}`)}`
    const line = `${place}  ${padded(citation.source, sourceWidth)}  ${citation.rendered}${note}`
    return [
      line.trimEnd(),
      ...unknown.map(({key, expected = []}) => {
        const help = expected.length === 0 ? '' : `, try ${expected.map(word => `\`${word}\``).join(' or ')}`
        return `${' '.repeat(placeWidth)}  ${paint.red(`unknown key \`${key}\``)}${help}`
      })
    ]
  })
}

function referenceLines(
  reference: ListedReference,
  citations: readonly ListedCitation[],
  paint: Painter
): readonly string[] {
  const cited = new Set(reference.cited)
  const places = citations.filter(citation => cited.has(citation.number))
  const times = reference.nocite ? 'listed, not cited' : `cited ${timesOf(cited.size)}`
  return [
    `${paint.bold(reference.key)}  ${reference.type}, ${times}`,
    ...(reference.rendered === null ? [] : [`    ${reference.rendered}`]),
    ...(places.length === 0 ? [] : [`    ${paint.blue(placesByFile(places))}`])
  ]
}

function timesOf(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`
}

/** Places such as `01.md:3:1, 8:12; 02.md:1:5`: each file is named once. */
function placesByFile(citations: readonly ListedCitation[]): string {
  const files = new Map<string, string[]>()
  for (const {place} of citations) {
    const name = `${place.start.line}:${place.start.column}`
    const known = files.get(place.file)
    if (known === undefined) files.set(place.file, [name])
    else known.push(name)
  }
  return [...files].map(([file, places]) => `${file}:${places.join(', ')}`).join('; ')
}

function uncitedLines(references: readonly ListedReference[], paint: Painter): readonly string[] {
  const places = references.map(({file, place}) => placeName({place: {file, ...place}}))
  const width = widestOf(places)
  return references.map(
    ({key, type}, index) => `${paint.blue(padded(places[index]!, width))}  ${paint.yellow(key)}  ${type}`
  )
}

function placeName({place}: Pick<ListedCitation, 'place'>): string {
  return `${place.file}:${place.start.line}:${place.start.column}`
}

function widestOf(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, [...text].length), 0)
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length))
}

function withNewline(line: string): string {
  return `${line}\n`
}

type Painter = Readonly<Record<'red' | 'yellow' | 'blue' | 'bold' | 'dim', (words: string) => string>>

function painter(colour: boolean): Painter {
  const paint =
    (code: number) =>
    (words: string): string =>
      colour ? `\u001B[${code}m${words}\u001B[0m` : words
  return {red: paint(31), yellow: paint(33), blue: paint(34), bold: paint(1), dim: paint(2)}
}

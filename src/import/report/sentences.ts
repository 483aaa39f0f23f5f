import {plural} from '../../core/plural.ts'
import {type ImportReport, openCitations, type ReportedCitation, uncitedWorks} from './index.ts'

/** A summary of the citations on one line. */
export function citationLine(report: ImportReport): string {
  const {citations, works} = report
  const {doubted, unlisted} = openCitations(report)
  const sure = citations.filter(({verdict}) => verdict === 'sure').length
  return `${plural(works.length, 'reference')}; of ${plural(citations.length, 'typed citation')} ${sure} linked, ${doubted.length} in doubt, ${unlisted.length} not in the list; ${plural(uncitedWorks(report).length, 'work')} never cited`
}

/** The open questions about a citation: `is it galtung1969? The letter … (reason)`. */
export function questionsOf({items}: ReportedCitation): readonly string[] {
  return items
    .filter(({verdict}) => verdict !== 'sure')
    .map(({verdict, typed, keys, doubt}) => {
      const works = keys.slice(0, 4).map(key => `\`${key}\``)
      const few = works.join(', ')
      if (verdict === 'none')
        return `${typed}: no work of the list agrees${works.length === 0 ? '' : `; near it: ${few}`}`
      const asked =
        works.length === 1
          ? `is it ${few}?`
          : works.length === 0
            ? 'which work is it?'
            : `which is it: ${few}?`
      return `${typed}: ${asked}${doubt === undefined ? '' : ` (${doubt})`}`
    })
}

/**
 * A line with the typed words of the list of references that the paper's list does not print; undefined if it prints
 * all.
 */
export function listLine({words: {unprinted}}: ImportReport): string | undefined {
  return unprinted.length === 0
    ? undefined
    : `the list of references does not print ${plural(unprinted.length, 'typed word')} (${firstOf(unprinted)}); \`printed\` in references.bib has each line as typed`
}

function someOf(list: readonly string[]): string {
  return `${list.length} (${firstOf(list)})`
}

function firstOf(list: readonly string[]): string {
  return `${list.slice(0, 12).join(', ')}${list.length > 12 ? ', …' : ''}`
}

/** Summarizes on one line how many words of the file are in each part of the paper, and which are lost. */
export function wordsLine({words}: ImportReport): string {
  const {file, listed, cited, made, lost, added} = words
  const losses = lost.length === 0 ? 'none is lost' : `lost: ${someOf(lost)}`
  return `${plural(file, 'word')} in the file: ${file - listed - cited - made} in the text, ${listed} in the list of references, ${cited} in citations, ${made} in numbers and labels; ${losses}${added.length === 0 ? '' : `; the paper has others: ${someOf(added)}`}`
}

import {directionOfText} from '../core/language.ts'
import type {CitationPrinter, PrintedReference} from './printer.ts'
import {plainText} from './rich-text.ts'

/**
 * A printer for a paper from right to left whose list has the works in Latin letters with English terms, as journals in
 * two scripts print them: “In P. Martin (Ed.)” and not “در P. Martin (ویراستار)”. Citations in the text keep the terms
 * of the paper.
 */
export function withLatinEntries(
  printer: CitationPrinter,
  inEnglish: () => CitationPrinter
): CitationPrinter {
  let entries: ReadonlyMap<string, PrintedReference> | undefined
  return {
    print: (citations, toHast) => {
      const rendered = printer.print(citations, toHast)
      if (!rendered.bibliography.some(isLatin)) return rendered
      entries ??= new Map(
        inEnglish()
          .print([], toHast)
          .bibliography.map(entry => [entry.key, entry])
      )
      const english = entries
      const bibliography = rendered.bibliography.map(entry =>
        isLatin(entry) ? (english.get(entry.key) ?? entry) : entry
      )
      return {...rendered, bibliography}
    }
  }
}

function isLatin({content}: PrintedReference): boolean {
  return directionOfText(plainText(content)) === 'ltr'
}

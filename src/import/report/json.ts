import {type ImportReport, openCitations, uncitedWorks} from './index.ts'

/** The report as data for programs. */
export function jsonReport(report: ImportReport) {
  const {texts, pictures, facts, citations, fields, works, told, left, words} = report
  const {doubted, unlisted} = openCitations(report)
  return {
    files: [...texts.keys(), ...pictures].sort(),
    facts,
    references: works.length,
    citations: {
      sure: citations.filter(({verdict}) => verdict === 'sure').length,
      doubted: doubted.length,
      unlisted: unlisted.length,
      uncited: uncitedWorks(report).map(({key}) => key),
      fields: Object.fromEntries(fields.map(({program, ...counts}) => [program, counts])),
      typed: citations.map(({verdict, form, typed, context, at, items}) => ({
        verdict,
        form,
        typed,
        context: `${context.before}${context.words}${context.after}`,
        place: at ?? null,
        works: items
      }))
    },
    works: works.map(({confidence, ...work}) => ({...work, confidence: confidence ?? null})),
    words: {
      file: words.file,
      inList: words.listed,
      inCitations: words.cited,
      madeByGalley: words.made,
      lost: words.lost,
      added: words.added,
      unprintedInList: words.unprinted
    },
    told,
    left: Object.fromEntries(left.map(({what, count}) => [what, count]))
  }
}

import {reportTitle} from '../../check/report/html/index.ts'
import {type Sentence, sentenceAround} from '../../check/report/html/sentence.ts'
import type {Manuscript} from '../../core/types.ts'
import type {ImportedPaper} from '../document/index.ts'
import type {WordDifference} from '../document/paper-words.ts'
import type {LinkVerdict, TypedLink} from '../passage.ts'
import {type ChapterLine, linesOfLinks} from './lines.ts'

/**
 * The result of an import: the citations, the list of references, the word count, and the content that is not in the
 * paper.
 */
export type ImportReport = Readonly<{
  file: string
  title: string
  lang: string
  texts: ReadonlyMap<string, string>
  pictures: readonly string[]
  facts: ImportedPaper['facts']
  citations: readonly ReportedCitation[]
  /** The citations made by programs: how many were read, and how many remain plain text. */
  fields: ReadonlyArray<Readonly<{program: string; read: number; unread: number}>>
  works: readonly ListedEntry[]
  /** Notices about changes and omissions, one per line. */
  told: readonly string[]
  left: ReadonlyArray<Readonly<{what: string; count: number}>>
  words: Omit<ImportedPaper['words'], 'kept' | 'citations' | 'printed'> & WordDifference
}>

/** A typed citation, with its line in the written chapter. */
export type ReportedCitation = Readonly<{
  verdict: LinkVerdict
  form: TypedLink['form']
  typed: string
  /** The sentence of the manuscript that contains the citation. */
  context: Sentence
  at?: ChapterLine | undefined
  items: ReadonlyArray<
    Readonly<{verdict: LinkVerdict; typed: string; keys: readonly string[]; doubt?: string | undefined}>
  >
}>

/** A work of the list. */
export type ListedEntry = Readonly<{
  key: string
  /** The line as printed; empty for a work that occurs only in the citation fields of the Word file. */
  printed: string
  /** The number of citations that certainly cite the work, and of those that may cite it. */
  cited: number
  perhaps: number
  /** Whether the work is listed although no citation cites it. */
  isListed: boolean
  confidence?: number | undefined
  doubtful: readonly string[]
}>

/** The report of an import; `manuscript` is the resulting paper, as galley parses it. */
export function importReport(
  file: string,
  paper: ImportedPaper,
  manuscript: Manuscript,
  difference: WordDifference
): ImportReport {
  const texts = new Map([...paper.texts].filter(([path]) => path.endsWith('.md')))
  const typed = new Map(paper.passages.map(({id, text}) => [id, text]))
  const lines = linesOfLinks(paper.links.links, paper.written, texts)
  const citations = paper.links.links.map((link): ReportedCitation => {
    const text = typed.get(link.passage) ?? ''
    return {
      verdict: link.verdict,
      form: link.form,
      typed: text.slice(link.start, link.end),
      context: sentenceAround(text, link.start, link.end),
      at: lines.get(link),
      items: link.items.map(({verdict, start, end, candidates, doubt}) => ({
        verdict,
        typed: text.slice(start, end).trim(),
        keys: candidates.map(work => paper.printedKeys[work] ?? ''),
        doubt
      }))
    }
  })
  const {kept: _, citations: __, printed: ___, ...words} = paper.words
  return {
    file,
    title: reportTitle(manuscript),
    lang: manuscript.metadata.lang,
    texts,
    pictures: paper.pictures.map(({path}) => path),
    facts: paper.facts,
    citations,
    fields: [...paper.fields].map(([program, counts]) => ({program, ...counts})),
    works: entriesOf(paper, manuscript, citations),
    told: paper.told,
    left: [...paper.left].map(([what, count]) => ({what, count})),
    words: {...words, ...difference}
  }
}

function entriesOf(
  {works}: ImportedPaper,
  {citations, nocite}: Manuscript,
  typed: readonly ReportedCitation[]
): readonly ListedEntry[] {
  const cited = new Map<string, number>()
  for (const {citation} of citations)
    for (const {key} of citation.items) cited.set(key, (cited.get(key) ?? 0) + 1)
  const perhaps = new Map<string, number>()
  for (const {verdict, items} of typed)
    if (verdict !== 'sure')
      for (const item of items)
        if (item.verdict !== 'none')
          for (const key of item.keys) perhaps.set(key, (perhaps.get(key) ?? 0) + 1)
  return works.map(({key, reference: {raw, confidence, doubtful}}) => ({
    key,
    printed: raw.replace(/\s+/g, ' ').trim(),
    cited: cited.get(key) ?? 0,
    perhaps: perhaps.get(key) ?? 0,
    isListed: nocite.some(reference => reference.key === key),
    confidence,
    doubtful
  }))
}

/** The citations with a doubtful work, and those with an unlisted one. */
export function openCitations({citations}: ImportReport): Readonly<{
  doubted: readonly ReportedCitation[]
  unlisted: readonly ReportedCitation[]
}> {
  const has = (verdict: LinkVerdict) => (citation: ReportedCitation) =>
    citation.items.some(item => item.verdict === verdict)
  const unlisted = citations.filter(has('none'))
  const doubted = citations.filter(each => has('doubted')(each) && !has('none')(each))
  return {doubted, unlisted}
}

/** The works that no citation cites, not even doubtfully, and that the settings do not list. */
export function uncitedWorks({works}: ImportReport): readonly ListedEntry[] {
  return works.filter(({cited, perhaps, isListed}) => cited === 0 && perhaps === 0 && !isListed)
}

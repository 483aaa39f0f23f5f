import {baseLanguage} from '../language.ts'
import type {CalloutKind} from '../mdast.ts'
import type {TargetKind} from '../types.ts'
import {arabic} from './arabic.ts'
import {danish} from './danish.ts'
import {dutch} from './dutch.ts'
import {english} from './english.ts'
import {french} from './french.ts'
import {german} from './german.ts'
import {hindi} from './hindi.ts'
import {italian} from './italian.ts'
import {norwegian} from './norwegian.ts'
import {persian} from './persian.ts'
import {polish} from './polish.ts'
import {portuguese} from './portuguese.ts'
import {russian} from './russian.ts'
import {spanish} from './spanish.ts'
import {swedish} from './swedish.ts'
import {turkish} from './turkish.ts'
import {urdu} from './urdu.ts'

/** The name of a kind of target in the singular and the plural: “Figure 1”, “Figures 1–3”. */
type Name = Readonly<{one: string; many: string}>

/** The words that galley itself adds to a paper, in one language. */
export type Terms = Readonly<{
  references: string
  notes: string
  abstract: string
  keywords: string
  /** The heading of the table of contents. */
  contents: string
  /** The title of the index, and the text before a term to which the reader is referred (“see”, “see also”). */
  index: Readonly<{title: string; see: string; seeAlso: string}>
  /** The headings of the lists of terms and abbreviations. */
  glossary: string
  abbreviations: string
  received: string
  revised: string
  accepted: string
  published: string
  backToText: string
  skipToText: string
  citeThis: string
  copy: string
  copied: string
  copyLink: string
  enlarge: string
  close: string
  /** The label of the control with which readers show cited works next to the text. */
  sourcesBeside: string
  download: string
  orcid: string
  correspondence: string
  citedIn: string
  mentionedIn: string
  equalContribution: string
  /** The word before the last of several references: “Figures 1 and 4”. */
  and: string
  /** The word before the last of several authors, including spaces; in Arabic, it is attached to the name. */
  joint: string
  /** The word between the ends of a range of quantities, including spaces: “10 m to 30 m”. */
  rangeJoint: string
  /** The words that replace the remaining authors in a running head. */
  others: string
  /** The name of the rights holder if none is specified. */
  theAuthors: string
  /** The abbreviation before a page number: “p. 117”. */
  pageShort: string
  /** The abbreviation before several page numbers: “pp. 117–128”. */
  pagesShort: string
  /** The punctuation after the label of a caption. */
  stop: string
  /** The word in brackets after the label where a table or listing continues on another page. */
  continued: string
  /** The sentence that states the licence, with `{title}`, `{year}`, `{holder}` and `{license}`. */
  license: string
  page: Name
  /** The titles of callouts that have no title of their own, by kind. */
  callouts: Readonly<Record<CalloutKind, string>>
  /** The titles of those admonitions of MyST that are callouts with a title of their own. */
  admonitions: Readonly<Record<'attention' | 'danger' | 'error' | 'todo', string>>
  /** The headings of statements, by the name of the statement. */
  statements: Readonly<Record<string, string>>
  /**
   * The names of targets as written within a sentence; they are capitalized in captions and at the beginning of a
   * sentence.
   */
  names: Readonly<Record<Exclude<TargetKind, 'theorem'> | 'appendix' | 'chapter', Name>>
}>

/** The terms for a language tag; English if galley has no terms for the language. */
export function terms(lang: string): Terms {
  const base = baseLanguage(lang)
  return (Object.hasOwn(termsByLanguage, base) ? termsByLanguage[base] : undefined) ?? english
}

/** The table of terms, by language tag. It has the same languages as `core/spoken-languages.ts`. */
export const termsByLanguage: Readonly<Record<string, Terms>> = {
  ar: arabic,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fa: persian,
  fr: french,
  hi: hindi,
  it: italian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ru: russian,
  sv: swedish,
  tr: turkish,
  ur: urdu
}

/** Capitalizes a name for the beginning of a caption: `Figure`, even if running text has `figure`. */
export function capitalised(name: string): string {
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}

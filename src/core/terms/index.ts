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

/** The name of a kind of thing, for one and for several: “Figure 1”, “Figures 1–3”. */
type Name = Readonly<{one: string; many: string}>

/** The texts that galley itself adds, in one language. */
export type Terms = Readonly<{
  references: string
  notes: string
  abstract: string
  keywords: string
  /** The heading of the list of sections. */
  contents: string
  /** The heading of the index, and the words before a term to look up instead or in addition. */
  index: Readonly<{title: string; see: string; seeAlso: string}>
  /** The headings of the lists of terms and of abbreviations. */
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
  /** The reader's choice of showing cited works beside the text. */
  sourcesBeside: string
  download: string
  orcid: string
  correspondence: string
  citedIn: string
  mentionedIn: string
  equalContribution: string
  /** Joins the last of several references: “Figures 1 and 4”. */
  and: string
  /** Joins the last of several authors, including spaces: in Arabic, it is attached to the name. */
  joint: string
  /** The words between the ends of a range of quantities, including spaces: “10 m to 30 m”. */
  rangeJoint: string
  /** Replaces the names that a running head omits. */
  others: string
  /** The rights holder if none is specified. */
  theAuthors: string
  /** Before a page number: “p. 117”. */
  pageShort: string
  /** The punctuation after the label of a caption. */
  stop: string
  /** In brackets after the label of a table or listing that continues on another page. */
  continued: string
  /** The sentence of the licence, with `{title}`, `{year}`, `{holder}` and `{license}`. */
  license: string
  page: Name
  /** Titles of callouts without their own. */
  callouts: Readonly<Record<CalloutKind, string>>
  /** Headings of statements, by name. */
  statements: Readonly<Record<string, string>>
  /** The names of targets within a sentence; captions and sentence beginnings capitalize them. */
  names: Readonly<Record<Exclude<TargetKind, 'theorem'> | 'appendix', Name>>
}>

/** The terms of a language tag; English for a language without terms. */
export function terms(lang: string): Terms {
  const base = baseLanguage(lang)
  return (Object.hasOwn(termsByLanguage, base) ? termsByLanguage[base] : undefined) ?? english
}

/** THE TABLE of languages, by tag; those of `core/spoken-languages.ts`. */
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

/** A name at the beginning of a caption: `Figure`, even if running text has `figure`. */
export function capitalised(name: string): string {
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}

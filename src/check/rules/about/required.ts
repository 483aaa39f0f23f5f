import type {Reference} from '../../../core/types.ts'
import {variableText} from './parts.ts'
import {yearOf} from './same-work.ts'

/** The variables that a type of entry should have: at least one of each group. */
export type Wanted = ReadonlyArray<readonly string[]>

/** The groups of variables that an entry lacks; each is named by its first variable, as the file spells it. */
export function missing(reference: Reference, wanted: Wanted): readonly string[] {
  return wanted
    .filter(group => !group.some(variable => has(reference, variable)))
    .map(([variable = '']) =>
      isBibtex(reference) ? (bibtexNames(reference)[variable] ?? variable) : variable
    )
}

/** Names in a sentence: “`a`, `b` and `c`”. */
export function enumerate(names: readonly string[]): string {
  const quoted = names.map(name => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

/** The type whose required fields an entry should have; undefined if the entry's crossref parent is missing. */
export function requiredKind(reference: Reference): string | undefined {
  const {type, csl} = reference
  // A missing crossref parent is reported already, so the fields that it would provide are not.
  return reference.fields.has('crossref') && csl['container-title'] === undefined
    ? undefined
    : (bibtexKinds.get(type) ?? csl.type)
}

function has({csl, fields}: Reference, variable: string): boolean {
  const value = csl[variable]
  const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
  return isGiven || fields.has(variable)
}

/** Whether an entry predates the naming of publishers (Chicago Manual of Style, 17th edition, 14.128). */
export function isOld(reference: Reference): boolean {
  const year = Number(yearOf(reference))
  return year !== 0 && year < 1900
}

/** Whether a work is not published yet, so that volume and pages are unknown. */
export function isForthcoming(reference: Reference): boolean {
  const status = `${variableText(reference, 'status')} ${yearOf(reference)} ${variableText(reference, 'note')}`
  return /forthcoming|in ?press|accepted|submitted|preparation|to appear|in review/i.test(status)
}

function isBibtex({file}: Reference): boolean {
  return !/\.(?:json|ya?ml|md|markdown|qmd|rmd)$/i.test(file)
}

/** The field names of BibLaTeX if the entry uses them, or else BibTeX's. */
function bibtexNames({type, fields}: Reference): Readonly<Record<string, string>> {
  const isBiblatex = fields.has('date') || fields.has('journaltitle') || fields.has('location')
  const isArticle = /^(?:article|newsarticle|review|suppperiodical)$/.test(type)
  return {
    issued: isBiblatex ? 'date' : 'year',
    'container-title': isArticle ? (isBiblatex ? 'journaltitle' : 'journal') : 'booktitle',
    publisher: /thesis$/.test(type)
      ? isBiblatex
        ? 'institution'
        : 'school'
      : /report$/.test(type)
        ? 'institution'
        : 'publisher',
    page: 'pages',
    URL: 'url',
    DOI: 'doi'
  }
}

/** BibTeX entry types that share their CSL type with others but require different fields. */
const bibtexKinds: ReadonlyMap<string, string> = new Map([
  ['booklet', 'document'],
  ['collection', 'edited-book'],
  // In BibTeX, `title` is the title of the book, and `chapter` or `pages` denote the part.
  ['inbook', 'part-of-book'],
  ['manual', 'document'],
  ['mvcollection', 'edited-book'],
  ['mvproceedings', 'document'],
  ['mvreference', 'document'],
  ['proceedings', 'document'],
  ['reference', 'document'],
  ['suppperiodical', 'document']
])

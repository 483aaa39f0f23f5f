import type {Reference} from '../../core/types.ts'
import {textOf} from './parts.ts'
import {yearOf} from './same-work.ts'

/** Variables that a kind of entry should have: one of each group. */
export type Wanted = ReadonlyArray<readonly string[]>

/** The groups of which an entry has nothing, by the first variable of each, in the words of its file. */
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

/** The CSL type of an entry; undefined where the author uses an entry in a way that no list of fields foresees. */
export function kindOf(reference: Reference): string | undefined {
  const {type, csl} = reference
  // A missing crossref parent is reported already; the fields that it would give are not missing as well.
  return reference.fields.has('crossref') && csl['container-title'] === undefined
    ? undefined
    : (bibtexKinds.get(type) ?? csl.type)
}

function has({csl, fields}: Reference, variable: string): boolean {
  const value = csl[variable]
  const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
  return isGiven || fields.has(variable)
}

/** Whether an entry is from the time before publishers were named (Chicago Manual of Style, 17th edition, 14.128). */
export function isOld(reference: Reference): boolean {
  const year = Number(yearOf(reference))
  return year !== 0 && year < 1900
}

/** Whether a work is not out yet, so that volume and pages are not known. */
export function isForthcoming(reference: Reference): boolean {
  const status = `${textOf(reference, 'status')} ${yearOf(reference)} ${textOf(reference, 'note')}`
  return /forthcoming|in ?press|accepted|submitted|preparation|to appear|in review/i.test(status)
}

function isBibtex({file}: Reference): boolean {
  return !/\.(?:json|ya?ml|md|markdown|qmd|rmd)$/i.test(file)
}

/** biblatex where an entry is written so, else BibTeX. */
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

/** Entry types of BibTeX that CSL has one type for, though other fields are wanted. */
const bibtexKinds: ReadonlyMap<string, string> = new Map([
  ['booklet', 'document'],
  ['collection', 'edited-book'],
  // BibTeX: its title is that of the book, of which `chapter` or `pages` name a part.
  ['inbook', 'part-of-book'],
  ['manual', 'document'],
  ['mvcollection', 'edited-book'],
  ['mvproceedings', 'document'],
  ['mvreference', 'document'],
  ['proceedings', 'document'],
  ['reference', 'document'],
  ['suppperiodical', 'document']
])

import {inNumerals, type Numerals} from '../../core/numerals.ts'
import {printedName} from '../../core/printed-name.ts'
import {terms} from '../../core/terms/index.ts'
import type {Manuscript} from '../../core/types.ts'

/** “© 2026 The Authors. CC BY-NC-ND 4.0”, or the known parts of it. */
export function rightsLine({metadata}: Manuscript, numerals: Numerals = 'western'): string | undefined {
  const {copyright, license, dates, authors, lang} = metadata
  const year = copyright.year ?? dates.published?.slice(0, 4)
  const holder =
    copyright.holder ??
    (authors.length === 1
      ? printedName(authors[0]!.name)
      : authors.length > 1
        ? terms(lang).theAuthors
        : undefined)
  const owner = holder && `© ${[year && inNumerals(year, numerals), holder].filter(Boolean).join(' ')}`
  const parts = [owner, license?.name].filter(part => part !== undefined)
  return parts.length > 0 ? parts.join('. ') : undefined
}

/** The permanent URL of the article; empty without a DOI, which in RDFa means the page itself. */
export function articleAddress({metadata}: Manuscript): string {
  return metadata.doi ? `https://doi.org/${metadata.doi}` : ''
}

import {inNumerals, type Numerals} from '../../core/numerals.ts'
import {printedName} from '../../core/printed-name.ts'
import {terms} from '../../core/terms/index.ts'
import type {Manuscript, Metadata} from '../../core/types.ts'

/** The line about rights, “© 2026 The Authors. CC BY-NC-ND 4.0”, as far as these parts are known. */
export function rightsLine({metadata}: Manuscript, numerals: Numerals = 'western'): string | undefined {
  const {license} = metadata
  const {holder, year} = copyrightOf(metadata)
  const owner = holder && `© ${[year && inNumerals(year, numerals), holder].filter(Boolean).join(' ')}`
  const parts = [owner, license?.name].filter(part => part !== undefined)
  return parts.length > 0 ? parts.join('. ') : undefined
}

/** The copyright holder and year: from the settings, or else the authors and the year of publication. */
export function copyrightOf({copyright, dates, authors, lang}: Metadata): Metadata['copyright'] {
  const theirs = authors.length === 1 ? printedName(authors[0]!.name) : terms(lang).theAuthors
  return {
    holder: copyright.holder ?? (authors.length === 0 ? undefined : theirs),
    year: copyright.year ?? dates.published?.slice(0, 4)
  }
}

/** The permanent URL of the article. Empty without a DOI; in RDFa, an empty URL means the page itself. */
export function articleAddress({metadata}: Manuscript): string {
  return metadata.doi ? `https://doi.org/${metadata.doi}` : ''
}

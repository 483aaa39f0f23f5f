import {perObject} from '../../core/per-object.ts'
import {tellsAuthors} from '../../core/telling-headings.ts'
import type {
  CslItem,
  Manuscript,
  Metadata,
  NumberedCitation,
  PlacedReferenceList,
  Project,
  Reference
} from '../../core/types.ts'
import {isOwnWork} from './authors.ts'
import {bareSvg} from './bare-svg.ts'
import {withoutPictureMetadata} from './pictures.ts'

/** A masked work of the authors: its key in the copy, its real key, and its entry. */
export type MaskedWork = Readonly<{masked: string; key: string; work: CslItem}>

/** A manuscript without its authors, and the works that are masked in it. */
export type BlindManuscript = Readonly<{manuscript: Manuscript; masked: readonly MaskedWork[]}>

/**
 * Removes everything that reveals the authors from a manuscript: the authors and facts about them, their own works,
 * which are masked as journals ask (“Author, 2020”), and the metadata of pictures. `slug` is the file name without
 * extension; `known` are works masked in another version, which keep their names.
 */
export function blindManuscript(
  manuscript: Manuscript,
  slug: string,
  known: readonly MaskedWork[] = []
): BlindManuscript {
  const {metadata, bibliography, project} = manuscript
  const own = bibliography.references.filter(reference => isOwnWork(reference, metadata))
  const cited = own.filter(
    ({key}) => manuscript.citedBy.has(key) || manuscript.nocite.some(each => each.key === key)
  )
  const names = maskNames(
    cited.map(({key}) => key),
    known
  )
  const masks = new Map(cited.map(reference => [reference, masked(reference, names.get(reference.key)!)]))
  const mask = (reference: Reference): Reference => masks.get(reference) ?? withoutRemarks(reference)
  const keyOf = (key: string): string => names.get(key) ?? key
  const references = bibliography.references.map(mask)
  const blindBibliography = {
    ...bibliography,
    references,
    byKey: new Map([...bibliography.byKey].map(([key, reference]) => [keyOf(key), mask(reference)]))
  }
  const citations = manuscript.citations.map(citation => withMasks(citation, mask, keyOf))
  const byCitation = new Map(manuscript.citations.map((citation, index) => [citation, citations[index]!]))
  const blind: Metadata = blindMetadata(metadata)
  return {
    manuscript: {
      ...manuscript,
      slug,
      metadata: blind,
      bibliography: blindBibliography,
      citations,
      citedBy: new Map(
        [...manuscript.citedBy].map(([key, all]) => [
          keyOf(key),
          all.map(each => byCitation.get(each) ?? each)
        ])
      ),
      nocite: manuscript.nocite.map(mask),
      referenceLists: manuscript.referenceLists.map(
        (list): PlacedReferenceList => ({...list, keys: new Set([...list.keys].map(keyOf))})
      ),
      project: blindProject(project, blind, blindBibliography)
    },
    masked: cited.map(({key, csl}) => ({masked: names.get(key)!, key, work: csl}))
  }
}

/** The names of masked works by key: those in the other version, and new ones with further numbers. */
function maskNames(keys: readonly string[], known: readonly MaskedWork[]): ReadonlyMap<string, string> {
  const names = new Map(known.map(({key, masked}) => [key, masked]))
  let last = known.length
  for (const key of keys) if (!names.has(key)) names.set(key, `own-${++last}`)
  return names
}

function withMasks(
  citation: NumberedCitation,
  mask: (reference: Reference) => Reference,
  keyOf: (key: string) => string
): NumberedCitation {
  const references = citation.references.map(reference => reference && mask(reference))
  const items = citation.citation.items.map((item, index) => {
    const reference = citation.references[index]
    return reference === undefined ? item : {...item, key: keyOf(reference.key)}
  })
  return {...citation, references, citation: {...citation.citation, items}}
}

/** A work without the fields that contain personal notes about it. */
const withoutRemarks = perObject((reference: Reference): Reference => {
  const {
    annote: _,
    keyword: __,
    ...csl
  } = reference.csl as CslItem & Readonly<{annote?: unknown; keyword?: unknown}>
  return {...reference, csl}
})

/** The entry of a masked work: the year, and a statement that the rest is omitted. */
function masked(reference: Reference, key: string): Reference {
  const issued = reference.csl.issued as
    | Readonly<{'date-parts'?: ReadonlyArray<readonly number[]>}>
    | undefined
  const year = issued?.['date-parts']?.[0]?.[0]
  const csl: CslItem = {
    id: key,
    type: 'document',
    author: [{literal: 'Author'}],
    title: '[details omitted for blind review]',
    ...(year !== undefined && {issued: {'date-parts': [[year]]}})
  }
  return {...reference, key, aliases: [], csl, fields: new Map()}
}

function blindMetadata(metadata: Metadata): Metadata {
  const {pageAddress: _p, pdfAddress: _f, doi: _d, ...rest} = metadata
  const {title, abbreviation, issn, issns, id, publisher, url} = metadata.journal
  const isAuthor = (words: string | undefined): boolean => metadata.authors.some(({name}) => name === words)
  return {
    ...rest,
    authors: [],
    affiliations: [],
    funders: [],
    // The entry of a preprint or a data set contains the authors' names.
    related: [],
    copyright: {},
    journal: {
      title,
      abbreviation,
      issn,
      issns,
      id,
      url,
      publisher: isAuthor(publisher) ? undefined : publisher
    },
    statements: metadata.statements.filter(({name}) => !tellsAuthors(name)),
    printed: []
  }
}

function blindProject(project: Project, metadata: Metadata, bibliography: Project['bibliography']): Project {
  const statements = project.front.statements.filter(({name}) => !tellsAuthors(name))
  const pictures = new Map(
    [...project.pictures].map(([path, bytes]) => [
      path,
      bytes instanceof Uint8Array ? withoutPictureMetadata(path, bytes, bareSvg) : bytes
    ])
  )
  return {...project, metadata, bibliography, pictures, front: {...project.front, statements}}
}

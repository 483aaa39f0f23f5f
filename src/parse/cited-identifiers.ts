import {perObject} from '../core/per-object.ts'
import type {Bibliography, Chapter, CslItem, Reference} from '../core/types.ts'

/**
 * Returns the bibliography with its works also under the identifiers by which the texts cite them, as in Manubot:
 * `@doi:10.1000/182`, `@pmid:123`, `@arxiv:1407.3561`, `@isbn:9780306406157`, `@url:https://example.org/a`, or under
 * the tags that mean them.
 */
export function withCitedIdentifiers(
  bibliography: Bibliography,
  texts: readonly Chapter[],
  tags: ReadonlyMap<string, string> = new Map()
): Bibliography {
  const {references, byKey} = bibliography
  const aliases = new Map([...tags, ...texts.flatMap(aliasesIn)])
  const cited = new Set([...texts.flatMap(identifiersIn), ...aliases.keys()].filter(key => !byKey.has(key)))
  if (cited.size === 0) return bibliography
  const found = [...cited].flatMap((key): Array<[string, Reference]> => {
    const meant = aliases.get(key) ?? key
    const known = byKey.get(meant)
    if (known !== undefined) return [[key, known]]
    const [, name = '', value = ''] = kind.exec(withKind(meant)) ?? []
    const wanted = name.toLowerCase() === 'isbn' ? value.replaceAll('-', '') : plain(value)
    const reference = references.find(({csl}) =>
      identifiersOf(csl, name.toLowerCase()).some(own => plain(own) === wanted)
    )
    return reference === undefined ? [] : [[key, reference]]
  })
  return found.length === 0 ? bibliography : {...bibliography, byKey: new Map([...byKey, ...found])}
}

/** The citation keys in a text that are identifiers. */
const identifiersIn = perObject(({citations}: Chapter) =>
  citations.flatMap(({items}) => items.flatMap(({key}) => (kind.test(withKind(key)) ? [key] : [])))
)

/** The aliases for identifiers that a text defines, as in `[@deep]: doi:10.1000/1`. */
const aliasesIn = perObject(({tree}: Chapter) =>
  tree.children.flatMap(
    (node): ReadonlyArray<readonly [key: string, meant: string]> =>
      node.type === 'definition' && node.identifier.startsWith('@')
        ? [[node.identifier.slice(1), node.url]]
        : []
  )
)

/** A key that is an address, `@https://doi.org/10.1000/1`, as an identifier with its kind. */
function withKind(key: string): string {
  const [, doi] = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i.exec(key) ?? []
  if (doi !== undefined) return `doi:${doi}`
  return /^https?:\/\//i.test(key) ? `url:${key}` : key
}

const kind = /^(doi|pmid|pmcid|arxiv|isbn|url):(.+)$/is

/** The identifiers of one kind that a work has. */
function identifiersOf(csl: CslItem, name: string): readonly string[] {
  const text = (variable: string): readonly string[] =>
    typeof csl[variable] === 'string' || typeof csl[variable] === 'number' ? [String(csl[variable])] : []
  if (name === 'doi') return text('DOI')
  if (name === 'pmid') return text('PMID')
  if (name === 'pmcid') return text('PMCID')
  if (name === 'isbn')
    return text('ISBN')
      .flatMap(isbn => isbn.split(/[\s,]+/))
      .map(isbn => isbn.replaceAll('-', ''))
  if (name === 'url') return text('URL')
  const archived = text('URL').flatMap(
    url => /arxiv\.org\/(?:abs|pdf)\/([^?#]+?)(?:\.pdf)?$/i.exec(url)?.[1] ?? []
  )
  return [...archived, ...text('number').map(number => number.replace(/^arxiv:/i, ''))]
}

function plain(identifier: string): string {
  return identifier
    .toLowerCase()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
}

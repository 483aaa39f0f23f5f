import {verbatimText} from '../latex/text.ts'
import {type EntryReader, trimmed} from './entry.ts'

/** The identifiers and the URL of an entry; a DOI is written without its resolver. */
export function identifierVariables(read: EntryReader): Record<string, string | undefined> {
  const verbatim = (name: string) => {
    const value = read.raw(name)
    return value === undefined ? undefined : trimmed(verbatimText(value))
  }
  return {
    DOI: verbatim('doi')?.replace(/^(?:https?:\/\/(?:[\w-]+\.)*doi\.org\/|doi:\s*)+/i, ''),
    URL:
      verbatim('url') ??
      addressOnly(read.raw('howpublished')) ??
      addressOnly(read.raw('note')) ??
      eprintAddress(read),
    ISBN: verbatim('isbn'),
    ISSN: verbatim('issn'),
    PMID: verbatim('pmid'),
    PMCID: verbatim('pmcid')
  }
}

/** The URL in a value; undefined if the value contains anything else. */
export function addressOnly(value: string | undefined): string | undefined {
  const address =
    value === undefined
      ? ''
      : verbatimText(value).replace(/^(?:available (?:at|from|online)|online)?:?\s+/i, '')
  return /^https?:\/\/\S+$/i.test(address) ? address : undefined
}

const eprintAddresses: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'https://arxiv.org/abs/'],
  ['jstor', 'https://www.jstor.org/stable/'],
  ['pubmed', 'https://www.ncbi.nlm.nih.gov/pubmed/'],
  ['googlebooks', 'https://books.google.com?id='],
  ['hdl', 'https://hdl.handle.net/']
])

function eprintAddress(read: EntryReader): string | undefined {
  const eprint = read.raw('eprint')
  const base = eprintAddresses.get(read.raw('eprinttype')?.toLowerCase() ?? '')
  return eprint === undefined || base === undefined
    ? undefined
    : base + verbatimText(eprint).replace(/^arxiv:/i, '')
}

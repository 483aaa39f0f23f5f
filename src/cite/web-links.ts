import {type Segment, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'

/**
 * Turns URLs and DOIs in a rendered reference into links. The text does not change, and only `http:`, `https:` and
 * DOIs become links.
 */
export function linkAddresses(segments: readonly Segment[], item: CslItem): readonly Segment[] {
  const doi = typeof item.DOI === 'string' ? item.DOI.trim() : ''
  const url = typeof item.URL === 'string' ? item.URL.trim() : ''
  // The fields determine where a URL ends, for example whether a final full stop belongs to it.
  const known = [DOI_ADDRESS + doi, url, doi].filter(address => isAddress(address) && address.length > 9)
  return link(segments, {known, doi})
}

const DOI_ADDRESS = 'https://doi.org/'

function link(segments: readonly Segment[], addresses: Addresses): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (segment.type === 'text') return linkText(segment.value, addresses)
    if (!('children' in segment) || segment.type === 'address') return [segment]
    return [{...segment, children: link(segment.children, addresses)}]
  })
}

function linkText(value: string, {known, doi}: Addresses): readonly Segment[] {
  const segments: Segment[] = []
  let rest = value
  while (rest !== '') {
    const found = firstAddress(rest, known)
    if (found === undefined) break
    if (found.start > 0) segments.push(textSegment(rest.slice(0, found.start)))
    const url = addressOf(found.address, doi)
    segments.push({type: 'address', url, children: [textSegment(found.address)]})
    rest = rest.slice(found.start + found.address.length)
  }
  if (rest !== '') segments.push(textSegment(rest))
  return segments
}

/** The URLs in the fields of a reference. */
type Addresses = Readonly<{known: readonly string[]; doi: string}>

type Found = Readonly<{start: number; address: string}>

function firstAddress(value: string, known: readonly string[]): Found | undefined {
  const match = /https?:\/\/[^\s<>"“”]+|(?<![\w./])10\.\d{4,9}\/[^\s<>"“”]+/iu.exec(value)
  const guess = match === null ? [] : [{start: match.index, address: withoutPunctuation(match[0])}]
  const exact = known
    .map(address => ({start: value.indexOf(address), address}))
    .filter(({start}) => start >= 0)
  const [first] = [...exact, ...guess].sort(
    (left, right) => left.start - right.start || Number(exact.includes(right)) - Number(exact.includes(left))
  )
  return first
}

/**
 * Removes punctuation from the end of a URL: a full stop ends the sentence, and a closing bracket belongs to the URL
 * only if its opening bracket does.
 */
function withoutPunctuation(address: string): string {
  const shorter = address.replace(/[.,;:!?'’»]+$/u, '')
  const unmatched = shorter.endsWith(')') && shorter.split('(').length < shorter.split(')').length
  if (unmatched) return withoutPunctuation(shorter.slice(0, -1))
  return shorter
}

function isAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]|^10\.\d{4,9}\/\S/iu.test(address) && !/\s/u.test(address)
}

/**
 * The link target for a URL or DOI in a reference. Characters of a DOI that are special in a URL are escaped: `#`,
 * `?`, `%`, `<` (DOI Handbook, “Encoding”).
 */
function addressOf(address: string, doi: string): string {
  if (doi === '' || ![doi, DOI_ADDRESS + doi].includes(address)) {
    return address.startsWith('10.') ? DOI_ADDRESS + address : address
  }
  return `${DOI_ADDRESS}${doi.replace(/[%#?<>"\\^`{|}[\]]/gu, character => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  })}`
}

import {isElement, type StructureElement, type StructureKid, withKids} from '../file/structure-tree.ts'

/**
 * Turns asides and quotations within other asides, quotations or cells into plain groups, because PDF 2.0 does not
 * allow them there.
 */
export function withPlacedGroups(root: StructureElement, holder = ''): StructureElement {
  const kids = root.kids.map((kid): StructureKid => {
    if (!isElement(kid)) return kid
    const type = groups.has(kid.type) && !mayHold(holder, kid.type) ? 'Div' : kid.type
    return withPlacedGroups(type === kid.type ? kid : {...kid, type}, holderOf(type, holder))
  })
  return withKids(root, kids)
}

const groups: ReadonlySet<string> = new Set(['Aside', 'BlockQuote'])

/**
 * The first type that occurs where PDF 2.0 does not allow it (ISO/TS 32005, table 5), such as `Caption in P`;
 * undefined if all positions are allowed.
 */
export function misplacedType(root: StructureElement, holder = ''): string | undefined {
  for (const kid of root.kids) {
    const type = isElement(kid) ? kid.type : kid.kind
    if (!mayHold(holder, type)) return `${type} in ${holder}`
    const within = isElement(kid) ? misplacedType(kid, holderOf(type, holder)) : undefined
    if (within !== undefined) return within
  }
  return undefined
}

/**
 * The type whose rules apply to the content of an element; a transparent group such as `Div` leaves this to the element
 * around it.
 */
function holderOf(type: string, around: string): string {
  return transparent.has(type) ? around : type
}

const transparent: ReadonlySet<string> = new Set(['Part', 'Div', 'NonStruct'])

function mayHold(holder: string, type: string): boolean {
  const kind = /^H\d$/.test(type) ? 'Hn' : type
  if (type === 'annotation' || holder === '') return true
  if (ownHolders[kind] && !ownHolders[kind].has(holder)) return false
  const row = /^H\d$/.test(holder) ? 'Hn' : holder
  if (onlyKids[row]) return onlyKids[row].has(kind) || transparent.has(kind)
  return !neverKids[row]?.has(kind)
}

const set = (types: string): ReadonlySet<string> => new Set(types.split(' '))

/** Types that are allowed only within certain types. */
const ownHolders: Readonly<Record<string, ReadonlySet<string>>> = {
  LI: set('L'),
  LBody: set('LI'),
  TR: set('Table THead TBody TFoot'),
  TH: set('TR'),
  TD: set('TR'),
  THead: set('Table'),
  TBody: set('Table')
}

/** Types that may contain only certain types. */
const onlyKids: Readonly<Record<string, ReadonlySet<string>>> = {
  L: set('L LI Caption'),
  LI: set('Lbl LBody'),
  Table: set('Caption TR THead TBody TFoot'),
  THead: set('TR'),
  TBody: set('TR'),
  TR: set('TH TD')
}

const words = 'Sub Span Em Strong Quote'
const blocks = 'Part Art Sect Div Aside BlockQuote P Hn Title Caption'

/** Types that may contain all types except certain ones. */
const neverKids: Readonly<Record<string, ReadonlySet<string>>> = {
  Document: set(`${words} content Lbl Caption`),
  Art: set(`${words} content Art`),
  Sect: set(`${words} content`),
  Aside: set(`${words} Aside Title`),
  BlockQuote: set(`${words} Aside Title`),
  P: set(blocks),
  Lbl: set(`${blocks} L Lbl Table`),
  Hn: set(`${blocks} L Table`),
  Span: set(`${blocks} L Table`),
  Em: set(`${blocks} L Table`),
  Strong: set(`${blocks} L Table`),
  Quote: set(`${blocks} L Table`),
  Sub: set(`${blocks} Sub Table`),
  Title: set('Art Sect BlockQuote Hn Title Sub'),
  TH: set('Part Aside BlockQuote Title Caption Sub'),
  TD: set('Part Aside BlockQuote Title Caption Sub'),
  LBody: set('Title Lbl'),
  Caption: set('Title Caption'),
  Figure: set('Title'),
  Formula: set('Art Sect Title'),
  FENote: set('Hn Title'),
  Code: set('Hn Title')
}

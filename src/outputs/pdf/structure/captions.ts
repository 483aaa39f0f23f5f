import {
  isElement,
  mapStructure,
  type StructureElement,
  type StructureKid,
  withKids
} from '../file/structure-tree.ts'

/**
 * Makes each caption the first or last part of the element that it labels (ISO 14289-2, 8.2.5.27). A caption is moved
 * into the figure or table next to it. For any other element, the caption is put into a section with that element,
 * because no other group may contain captions (ISO/TS 32005, table 5).
 */
export function placeCaptions(root: StructureElement): StructureElement {
  return mapStructure(root, parent => {
    const captions = parent.kids.filter(isCaption)
    if (captions.length === 0) return withoutBox(parent)
    if (named.has(parent.type)) return withKids(parent, atItsEnds(parent.kids))
    const kids = captions.reduce(movedInto, parent.kids)
    const rest = kids.filter(isCaption)
    if (rest.length === 0) return withoutBox(withKids(parent, kids))
    return parent.type === 'Div'
      ? {...parent, type: 'Sect', kids: atItsEnds(kids)}
      : withKids(parent, rest.reduce(wrapped, kids))
  })
}

/** Replaces a `Div` that contains only a figure or table with its content. */
function withoutBox(element: StructureElement): StructureElement {
  const [only] = element.kids
  if (element.type !== 'Div' || element.kids.length !== 1 || !isElement(only, named)) return element
  const places = [...(element.places ?? []), ...(only.places ?? [])]
  return {...only, language: only.language ?? element.language, places}
}

/** The types of elements that can contain captions. */
const named: ReadonlySet<string> = new Set(['Figure', 'Table', 'Formula'])

/** Moves a caption into the nearest figure or table without a caption: the one before it, or else the one after it. */
function movedInto(kids: readonly StructureKid[], caption: StructureElement): readonly StructureKid[] {
  const at = kids.indexOf(caption)
  const before = kids.findLastIndex((kid, index) => index < at && isNameless(kid))
  const after = kids.findIndex((kid, index) => index > at && isNameless(kid))
  const owner = kids[before >= 0 ? before : after]
  if (!isElement(owner)) return kids
  const own = before >= 0 ? [...owner.kids, caption] : [caption, ...owner.kids]
  return kids.flatMap(kid => (kid === owner ? [{...owner, kids: own}] : kid === caption ? [] : [kid]))
}

function isNameless(kid: StructureKid): boolean {
  return isElement(kid, named) && !kid.kids.some(isCaption)
}

/** Moves the first caption to the end, unless it is the first child; further captions become paragraphs. */
function atItsEnds(kids: readonly StructureKid[]): readonly StructureKid[] {
  const at = kids.findIndex(isCaption)
  const caption = kids[at]
  if (caption === undefined) return kids
  const rest = kids
    .filter((_, index) => index !== at)
    .map((kid): StructureKid => (isCaption(kid) ? {...kid, type: 'P'} : kid))
  return at === 0 ? [caption, ...rest] : [...rest, caption]
}

/** Puts a caption into a section with the preceding element or, if that is impossible, with the following one. */
function wrapped(kids: readonly StructureKid[], caption: StructureElement): readonly StructureKid[] {
  const at = kids.indexOf(caption)
  const from = at > 0 && isElement(kids[at - 1]) ? at - 1 : at
  const to = from < at ? at : Math.min(at + 1, kids.length - 1)
  const pair: StructureElement = {kind: 'element', type: 'Sect', kids: kids.slice(from, to + 1)}
  return [...kids.slice(0, from), pair, ...kids.slice(to + 1)]
}

function isCaption(kid: StructureKid): kid is StructureElement {
  return isElement(kid) && kid.type === 'Caption'
}

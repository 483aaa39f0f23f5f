import {addAll} from '../../../core/add-all.ts'
import {isElement, type StructureElement, type StructureKid, withKids} from '../file/structure-tree.ts'

/**
 * Removes elements without a type: boxes of pages, columns and other layout, and boxes of text within blocks. Chromium
 * writes two such elements for every paragraph. Text outside all blocks becomes a paragraph.
 */
export function dissolveWrappers(root: StructureElement): StructureElement {
  return withKids(root, dissolvedKids(root, false))
}

/** Elements that contain text directly; content outside these elements needs a block. */
const textHolders: ReadonlySet<string> = new Set(
  (
    'P H H1 H2 H3 H4 H5 H6 LI Lbl LBody TH TD Caption Code Link Em Strong Sub Span Quote Note Figure Formula ' +
    'Reference BibEntry Ruby RB RT RP Title Ins Del'
  ).split(' ')
)

/** Elements that contain blocks; text directly in such an element is put into paragraphs. */
const groups: ReadonlySet<string> = new Set('Document Part Art Sect Div BlockQuote NonStruct'.split(' '))

const inlineTypes: ReadonlySet<string> = new Set(
  'Code Link Em Strong Sub Span Quote Formula Reference Ruby Ins Del Lbl'.split(' ')
)

function dissolvedKids(parent: StructureElement, inText: boolean): readonly StructureKid[] {
  const within = inText || textHolders.has(parent.type) || parent.noteNumber !== undefined
  const kids: StructureKid[] = []
  for (const kid of parent.kids) {
    if (isElement(kid)) addAll(kids, dissolved(kid, within))
    else kids.push(kid)
  }
  return !within && groups.has(parent.type) && !kids.every(isInline) ? inParagraphs(kids) : kids
}

function dissolved(element: StructureElement, inText: boolean): readonly StructureKid[] {
  const kids = dissolvedKids(element, inText)
  const {type, language, continues, noteNumber, places} = element
  if (noteNumber !== undefined) return [{...element, type: 'Note', kids}]
  if (type !== 'NonStruct') return [withKids(element, kids)]
  const isPlain =
    language === undefined && element.alternative === undefined && places === undefined && !continues
  if (inText && isPlain) return kids
  if (inText && (places === undefined || kids.every(isInline))) return [{...element, type: 'Span', kids}]
  if (kids.length === 0) return []
  // A box that contains only text is removed, because the enclosing box becomes the paragraph.
  if (isPlain && element.kids.every(kid => !isElement(kid))) return kids
  if (kids.every(isInline)) return [{...element, type: 'P', kids}]
  return kids.map((kid, index) =>
    isElement(kid)
      ? {
          ...kid,
          language: kid.language ?? language,
          // The places of a removed box pass to its first block.
          places: index === 0 && places !== undefined ? [...places, ...(kid.places ?? [])] : kid.places
        }
      : kid
  )
}

/** Puts the content between blocks into paragraphs. */
function inParagraphs(kids: readonly StructureKid[]): readonly StructureKid[] {
  const blocks: StructureKid[] = []
  let loose: StructureKid[] = []
  const gather = () => {
    if (loose.length > 0) blocks.push({kind: 'element', type: 'P', kids: loose})
    loose = []
  }
  for (const kid of kids) {
    if (isInline(kid)) loose.push(kid)
    else {
      gather()
      blocks.push(kid)
    }
  }
  gather()
  return blocks
}

function isInline(kid: StructureKid): boolean {
  return !isElement(kid) || inlineTypes.has(kid.type)
}

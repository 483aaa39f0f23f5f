import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, type PdfFile, textOf} from '../outputs/pdf/file/index.ts'
import {shown} from './first-difference.ts'

/** A place in the objects of a PDF: a member of a dictionary or an array, and the place of that dictionary or array. */
export type ObjectPlace = Readonly<{
  /** The dictionary or array that has the member at this place; undefined at the starting point, which `key` names. */
  owner: PDFObject | undefined
  key: string | number
  around: ObjectPlace | undefined
  /** The number of the object at this place. */
  number?: number
}>

/** A reader's names for members; all other members are named by their keys. */
const memberNames: Readonly<Record<string, string>> = {
  Alt: 'alternative text',
  ActualText: 'replacement text',
  Contents: 'description',
  D: 'destination',
  Desc: 'description',
  Dest: 'destination',
  Lang: 'language',
  Title: 'title',
  UF: 'file name',
  URI: 'address'
}

/** Returns a function that names places for people: `page 2, link “https://a.example”, address (object 31)`. */
export function placeNames(file: PdfFile): (place: ObjectPlace | undefined) => string {
  const {library, name, pages} = file
  const pageOf = new Map(pages.map(({ref}, index) => [ref.objectNumber, index + 1]))
  return place => {
    const chain: ObjectPlace[] = []
    for (let each = place; each !== undefined; each = each.around) chain.unshift(each)
    const [root, ...members] = chain
    let page = /^page \d+$/.test(String(root?.key)) ? String(root?.key) : undefined
    let label = page === undefined ? rootNames[String(root?.key)] : undefined
    let keys: (string | number)[] = []
    for (const {owner, key} of members) {
      const own = owner instanceof library.PDFDict ? labelOf(owner) : undefined
      if (own !== undefined) {
        label = own
        page = pageAt(owner as PDFDict) ?? page
        keys = []
      }
      keys.push(key)
    }
    const isContent = page !== undefined && label === undefined && keys[0] === 'Contents'
    const number = chain.findLast(each => each.number !== undefined)?.number
    const parts = isContent ? [`content of ${page}`] : [page, label, memberOf(keys)]
    const said = parts.filter(part => part !== undefined && part !== '').join(', ')
    return `${shown(said)}${number === undefined ? '' : ` (object ${number})`}`
  }

  function memberOf(keys: readonly (string | number)[]): string {
    const last = keys.at(-1)
    const known = typeof last === 'string' && Object.hasOwn(memberNames, last) ? memberNames[last] : undefined
    return known ?? keys.map(key => `/${key}`).join('')
  }

  function pageAt(owner: PDFDict): string | undefined {
    const ref = owner.get(name('Pg'))
    const number = ref instanceof library.PDFRef ? pageOf.get(ref.objectNumber) : undefined
    return number === undefined ? undefined : `page ${number}`
  }

  /** The name by which a reader knows an object. */
  function labelOf(owner: PDFDict): string | undefined {
    const text = (key: string): string | undefined => textOf(file, owner.get(name(key)))
    const [type, subtype] = [text('Type'), text('Subtype')]
    if (type === 'Filespec') return `attachment ${text('UF') ?? text('F') ?? ''}`
    if (type === 'Font') return `font ${text('BaseFont') ?? ''}`
    if (type === 'FontDescriptor') return `font ${text('FontName') ?? ''}`
    if (type === 'StructElem') return withWords(text('S') ?? 'element', text('Alt') ?? text('T'))
    if (type === 'XObject' && subtype !== undefined) return subtype === 'Form' ? 'drawing' : 'picture'
    if (subtype === 'Link') {
      const action = dictionary(file, owner.get(name('A')))
      return withWords('link', textOf(file, action?.get(name('URI'))) ?? text('Contents'))
    }
    if (owner.has(name('Rect')) && subtype !== undefined) return withWords(subtype, text('Contents'))
    return owner.has(name('Title')) && owner.has(name('Parent'))
      ? withWords('bookmark', text('Title'))
      : undefined
  }
}

const rootNames: Readonly<Record<string, string>> = {
  AF: 'attachments',
  Metadata: 'metadata',
  Names: 'names of places and attachments',
  Outlines: 'bookmarks',
  StructTreeRoot: 'structure',
  catalog: 'catalog',
  'document information': 'document information'
}

function withWords(what: string, words: string | undefined): string {
  return words === undefined || words === ''
    ? what
    : `${what} “${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`
}

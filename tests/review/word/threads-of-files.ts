import {strFromU8, strToU8} from 'fflate'
import type {FileDraft} from './edits-of-files.ts'

type Said = Readonly<{by: string; text: string}>

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const w14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const w15 = 'http://schemas.microsoft.com/office/word/2012/wordml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Adds a comment with its replies to a Word file as Word does, and returns the XML before and after the words. */
export function addThread(
  draft: FileDraft,
  said: readonly Said[],
  {isDone}: Readonly<{isDone: boolean}>
): readonly [start: string, end: string] {
  const first = 5_000_000 + 100 * draft.count
  const paraId = (index: number): string => (first + index).toString(16).padStart(8, '0').toUpperCase()
  addTo(
    draft,
    'comments',
    `<w:comments xmlns:w="${word}" xmlns:w14="${w14}">`,
    said.map(
      ({by, text}, index) =>
        `<w:comment w:id="${first + index}" w:author="${by}" w:date="2027-01-0${1 + index}T00:00:00Z"><w:p xmlns:w14="${w14}" w14:paraId="${paraId(index)}"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:comment>`
    )
  )
  addTo(
    draft,
    'commentsExtended',
    `<w15:commentsEx xmlns:w15="${w15}">`,
    said.map((_, index) => {
      const parent = index === 0 ? '' : ` w15:paraIdParent="${paraId(0)}"`
      return `<w15:commentEx w15:paraId="${paraId(index)}"${parent} w15:done="${isDone ? 1 : 0}"/>`
    })
  )
  const each = (write: (id: number) => string): string =>
    said.map((_, index) => write(first + index)).join('')
  return [
    each(id => `<w:commentRangeStart w:id="${id}"/>`),
    each(id => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`)
  ]
}

/** Adds elements to a part, and creates the part if the file has none. */
function addTo(draft: FileDraft, name: string, root: string, elements: readonly string[]): void {
  const path = `word/${name}.xml`
  const part = draft.parts[path]
  const end = `</${/^<(\S+)/.exec(root)![1]}>`
  const xml = part === undefined ? root + end : strFromU8(part)
  draft.parts[path] = strToU8(xml.replace(end, elements.join('') + end))
  if (part !== undefined) return
  const media = `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`
  edit(draft, '[Content_Types].xml', '</Types>', `<Override PartName="/${path}" ContentType="${media}"/>`)
  const type =
    name === 'comments'
      ? `${office}/comments`
      : 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'
  const relation = `<Relationship Id="rId9${name}" Type="${type}" Target="${name}.xml"/>`
  edit(draft, 'word/_rels/document.xml.rels', '</Relationships>', relation)
}

function edit({parts}: FileDraft, path: string, end: string, added: string): void {
  parts[path] = strToU8(strFromU8(parts[path]!).replace(end, added + end))
}

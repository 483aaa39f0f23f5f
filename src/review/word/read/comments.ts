import {childElements, elementAt, elementsOf, rawText, type XmlElement} from '../../../core/xml.ts'
import {authorOf} from './changes.ts'
import type {WordComment} from './document.ts'
import {parsePart} from './part-text.ts'
import {signs} from './runs.ts'

/**
 * The comments of a Word file by id, from its part `comments` and from the part `commentsExtended`, which has their
 * threads.
 */
export function readComments(
  part: string | undefined,
  extended: string | undefined
): ReadonlyMap<string, WordComment> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'w:comments')
  const own = childElements(root).filter(({name}) => name === 'w:comment')
  const idOf = ({attributes}: XmlElement): string => attributes.get('w:id') ?? ''
  // A comment is identified by the name of its last paragraph.
  const named = new Map(
    own.flatMap(comment =>
      elementsOf(comment, 'w:p').flatMap(each => {
        // Comments without a named paragraph, as other programs write them, have no replies.
        const name = each.attributes.get('w14:paraId')
        return name === undefined ? [] : [[name, idOf(comment)] as const]
      })
    )
  )
  const threads = threadingOf(extended, named)
  return new Map(
    own.map(comment => {
      const [id, {attributes}] = [idOf(comment), comment]
      const text = elementsOf(comment, 'w:p').map(textOf).join(' ').replace(/\s+/g, ' ').trim()
      const date = attributes.get('w:date') ?? ''
      const threading = threads.get(id)
      const isOpen = extended !== undefined && !threading?.isResolved
      return [id, {id, author: authorOf(attributes), date, text, ...threading, ...(isOpen && {isOpen})}]
    })
  )
}

type Threading = Pick<WordComment, 'parent' | 'isRoot' | 'isResolved'>

/**
 * The threads recorded in a file ([MS-DOCX] 2.5.3.1), by comment id. LibreOffice records only that threads are
 * resolved, not which comment begins a thread, so the first comment of a thread is unknown in its files.
 */
function threadingOf(
  part: string | undefined,
  named: ReadonlyMap<string, string>
): ReadonlyMap<string, Threading> {
  const root = part === undefined ? undefined : parsePart(part).root
  const all = elementsOf(root, 'w15:commentEx')
  const isDone = ({attributes}: XmlElement): boolean =>
    /^(?:1|true|on)$/.test(attributes.get('w15:done') ?? '')
  const hasRoots = all.some(({attributes}) => attributes.has('w15:paraIdParent')) || !all.every(isDone)
  return new Map(
    all.flatMap(each => {
      const {attributes} = each
      const id = named.get(attributes.get('w15:paraId') ?? '')
      if (id === undefined) return []
      const parent = named.get(attributes.get('w15:paraIdParent') ?? '')
      const threading: Threading = {
        ...(parent !== undefined && {parent}),
        ...(parent === undefined && hasRoots && {isRoot: true as const}),
        ...(isDone(each) && {isResolved: true as const})
      }
      return [[id, threading] as const]
    })
  )
}

/** The text of a paragraph in a comment, or of a run in it; tabs and line breaks separate words. */
function textOf(element: XmlElement): string {
  return childElements(element)
    .map(child => (child.name === 'w:t' ? rawText(child) : (signs.get(child.name) ?? textOf(child))))
    .join('')
}

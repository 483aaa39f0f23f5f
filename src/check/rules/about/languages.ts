import type {Chapter} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'

/**
 * Returns a function that finds the language of a chapter's text at an offset of its file: the language of the
 * innermost span or div with a `lang`.
 */
export function languageAt({tree, text}: Chapter, lang: string): (offset: number) => string {
  const marked: Array<Readonly<{start: number; end: number; lang: string}>> = []
  // Most chapters are in one language, and walking through a book takes time.
  if (/\blang\s*=/u.test(text)) {
    walk(tree, node => {
      const own = node.data?.attributes?.pairs.lang
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (own !== undefined && start !== undefined && end !== undefined) marked.push({start, end, lang: own})
      return undefined
    })
  }
  return offset => marked.findLast(({start, end}) => start <= offset && offset < end)?.lang ?? lang
}

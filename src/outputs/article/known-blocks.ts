import type {ElementContent} from 'hast'
import type {Entry, Note} from '../../core/article.ts'
import {isSameWithoutPlaces} from '../../core/same-nodes.ts'
import type {ArticleContext, QueryForm} from './context.ts'

/** A page's representation of a block's elements. The memo caches it under its own name. */
export type Finish = Readonly<{
  name: string
  finish: (elements: readonly ElementContent[]) => ElementContent
}>

/** A rendered block, and all of the article that it shows. */
export type KnownBlock = Readonly<{shown: readonly unknown[]; elements: readonly ElementContent[]}>

/** The blocks of the last build, and their parts. */
export type KnownBlocks = {
  blocks: ReadonlyMap<string, KnownBlock>
  readonly parts: Map<string, Readonly<{shown: Note | Entry; element: ElementContent}>>
}

export function emptyBlocks(): KnownBlocks {
  return {blocks: new Map(), parts: new Map()}
}

/** Finishes parts of blocks one by one, so that of a long list only the changed entries are rendered again. */
export function knownPart(
  {parts}: KnownBlocks,
  {finish}: Finish,
  queries: QueryForm
): ArticleContext['part'] {
  return (part, shown, render) => {
    const name = `${part} ${queries}`
    const last = parts.get(name)
    if (last !== undefined && isSameWithoutPlaces(last.shown, shown)) return last.element
    const element = finish([render()])
    parts.set(name, {shown, element})
    return element
  }
}

import type {ElementContent} from 'hast'
import {isKnown, kinds} from '../core/kinds.ts'
import type {Handlers} from '../core/map-article.ts'
import {gatherer} from '../core/walk-article.ts'
import type {Rendering} from './output.ts'

/**
 * A problem for each custom kind of node that an output does not support: its words are shown without formatting.
 * `ending` names the output; an output that contains HTML supports the kinds for which the program has handlers.
 */
export function unknownKinds(
  {article, handlers}: Rendering,
  ending: string,
  isHtml = true
): readonly string[] {
  const unknown = new Set(unknownIn(article))
  if (unknown.size === 0) return []
  const own = (isHtml && handlers?.(noHandlers)) || {}
  return [...unknown]
    .filter(kind => !Object.hasOwn(own, kind))
    .map(kind => `the ${ending} shows only the words of \`${kind}\`, a kind of node without a handler`)
}

const unknownIn = gatherer((node): readonly string[] => (isKnown(node) ? [] : [node.type]))

/** An empty table, to which a program's own handlers are added, to find their kinds. */
const noHandlers = Object.fromEntries(
  Object.keys(kinds).map(kind => [kind, () => []])
) as unknown as Handlers<ElementContent>

import type {Definition, Nodes, Paragraph, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {locator} from '../../core/position.ts'
import {walk} from '../../core/walk.ts'
import {slice, sourceOf} from './source.ts'

/**
 * Aliases of citations, as in Manubot: a paragraph in which every line has the form `[@smudge]: doi:10.1000/1` does not
 * cite and is not shown. Each line becomes a `definition` with the identifier `@smudge`. Use it after remark-citation.
 */
export function remarkCitationAlias(this: Processor): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHoldAlias.test(source)) return
    walk(tree, node => {
      if (node.type !== 'root') return
      const children: readonly Nodes[] = node.children
      Object.assign(node, {
        children: children.flatMap((child): readonly Nodes[] =>
          child.type === 'paragraph' ? (aliasesOf(child, source) ?? [child]) : [child]
        )
      })
    })
  }
}

const mayHoldAlias = /^\[@[^\s@[\]]+\]:[ \t]+[a-z]+:\S/m

/** Matches `[@smudge]: doi:10.1000/1`; the lines below the first may omit the `@`. */
const aliasLine = /^\[@?([^\s@[\]]+)\]:[ \t]+([a-z]+:\S+)[ \t]*$/

function aliasesOf(paragraph: Paragraph, source: string): readonly Definition[] | undefined {
  if (!mayHoldAlias.test(slice(paragraph, source).slice(0, 1000))) return undefined
  const places = locator(source)
  let at = paragraph.position?.start.offset ?? 0
  const definitions: Definition[] = []
  for (const line of slice(paragraph, source).split('\n')) {
    const [, key, url] = aliasLine.exec(line) ?? []
    if (key === undefined || url === undefined) return undefined
    const position = places.place(at, at + line.length)
    definitions.push({
      type: 'definition',
      identifier: `@${key}`,
      label: `@${key}`,
      url,
      title: null,
      position
    })
    at += line.length + 1
  }
  return definitions
}

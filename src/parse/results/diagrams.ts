import type {Code, Nodes} from 'mdast'
import {folderOf, joinPath, stemOf} from '../../core/path.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter, ChapterResults, Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {diagramOf, diagramPicture} from './chunk.ts'

/**
 * The diagrams in Mermaid and Graphviz for which the folder of the chapter contains a picture: an SVG with the
 * diagram's name. An SVG that lacks words of the diagram must belong to a different version, and is reported.
 */
export function diagramsIn(
  {path, tree}: Chapter,
  results: ChapterResults | undefined
): Readonly<{pictures: ReadonlyArray<readonly [node: Nodes, text: string]>; stale: readonly Finding[]}> {
  const pictures: Array<readonly [Nodes, string]> = []
  const stale: Finding[] = []
  let number = 0
  const read = (node: Code): void => {
    const diagram = diagramOf(node)
    if (diagram === undefined) return
    const name = diagramPicture(diagram, ++number, stemOf(path))
    const drawn = results?.diagrams?.get(joinPath(folderOf(path), name))
    if (drawn === undefined) return
    const label = /^fig[-:]/.test(diagram.label) ? `{#${diagram.label}}` : ''
    pictures.push([node, `![${diagram.options.get('fig-cap') ?? ''}](<${name}>)${label}`])
    const missing = wordsOf(diagram.code).filter(word => !drawn.includes(word))
    if (missing.length > 0)
      stale.push({
        rule: 'result-stale',
        file: path,
        place: placeOf(node),
        subject: name,
        message: `The picture \`${name}\` does not match its diagram: it does not contain “${missing[0]}”`,
        note: 'Draw it again.'
      })
  }
  walk(tree, node => {
    if (node.type === 'code') read(node)
    return undefined
  })
  return {pictures, stale}
}

/** The texts in brackets or quotation marks in a diagram. */
function wordsOf(code: string): readonly string[] {
  const labels = [...code.matchAll(/"([^"\n]+)"|[\w-](?:\[|\(|\{)+([^[\](){}"|\n]+)(?:\]|\)|\})/g)]
  return labels.flatMap(([, quoted, bracketed]) => (quoted ?? bracketed ?? '').match(/[\p{L}\p{N}]+/gu) ?? [])
}

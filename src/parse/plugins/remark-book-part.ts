import type {Heading, Root} from 'mdast'
import type {VFile} from 'vfile'
import {moved, slice, sourceOf} from './source.ts'

/**
 * Reads the parts of bookdown, `# (PART) Methods {-}` and `# (APPENDIX) Tables {-}`, as headings of the class `part`
 * without a number (bookdown manual, 2.2.5).
 */
export function remarkBookPart(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    for (const node of tree.children) if (node.type === 'heading') setPart(node, sourceOf(file))
  }
}

const mark = /^\((?:PART|APPENDIX)\*?\)\s+/
/** The same with the escapes of the author. */
const written = /^\\?\((?:PART|APPENDIX)(?:\\?\*)?\\?\)\s+/

function setPart(heading: Heading, source: string): void {
  const [words] = heading.children
  if (words?.type !== 'text') return
  const [sign] = mark.exec(words.value) ?? []
  if (sign === undefined) return
  const [inSource = ''] = words.position ? (written.exec(slice(words, source)) ?? []) : []
  words.value = words.value.slice(sign.length)
  if (words.position && inSource !== '')
    words.position.start = moved(
      words.position.start,
      source,
      (words.position.start.offset ?? 0) + inSource.length
    )
  const {classes = [], pairs = {}, ...named} = heading.data?.attributes ?? {}
  const own = ['part', 'unnumbered'].filter(name => !classes.includes(name))
  heading.data = {...heading.data, attributes: {...named, classes: [...classes, ...own], pairs}}
}

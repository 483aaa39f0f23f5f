import type {Heading, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {moved, slice, sourceOf} from './source.ts'

/**
 * Reads the parts of bookdown, `# (PART) Methods {-}` and `# (APPENDIX) Tables {-}`, as headings of the class `part`
 * without a number (bookdown manual, 2.2.5). The sections after `(APPENDIX)`, and after LaTeX’s `\appendix`, are
 * appendices: `data.appendices` of the heading that begins them says so.
 */
export function remarkPartsAndAppendices(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    for (const node of tree.children) if (node.type === 'heading') setPart(node, sourceOf(file))
    takeAppendix(tree)
  }
}

/** Takes `\appendix` in a paragraph of its own to the next heading; without one it stays, and is reported. */
function takeAppendix(tree: Root): void {
  const index = tree.children.findIndex(isAppendixCommand)
  const heading = index < 0 ? undefined : tree.children.slice(index).find(node => node.type === 'heading')
  if (heading === undefined) return
  heading.data = {...heading.data, appendices: true}
  tree.children.splice(index, 1)
}

function isAppendixCommand(node: Nodes): boolean {
  const [only, ...others] = node.type === 'paragraph' ? node.children : [node]
  return (
    others.length === 0 &&
    only?.type === 'rawTex' &&
    /^\\(?:appendix|appendices)(?:\{\})?$/.test(only.value.trim())
  )
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
  const begins = sign.startsWith('(APPENDIX') && {appendices: true as const}
  heading.data = {...heading.data, ...begins, attributes: {...named, classes: [...classes, ...own], pairs}}
}

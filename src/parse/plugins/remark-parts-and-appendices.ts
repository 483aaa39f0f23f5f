import type {Heading, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Source} from '../../core/types.ts'
import {moved, slice, sourceOf} from './source.ts'

/**
 * Converts bookdown's `# (PART) Methods {-}` and `# (APPENDIX) Tables {-}` to unnumbered headings with the class `part`
 * (bookdown manual, 2.2.5). Sections after `(APPENDIX)`, and after LaTeX's `\appendix`, are appendices;
 * `data.appendices` of the heading at which they begin is true. After LaTeX's
 * `\renewcommand{\thefigure}{S\arabic{figure}}`, they are supplements (`data.supplements`). A heading `## {-}` without
 * words, which ends tabs in R Markdown, is removed. With `headings: 'part'`, the first heading is the title of a part,
 * as in a file that Quarto lists under `part:`; with `'unnumbered'`, no heading has a number.
 */
export function remarkPartsAndAppendices({headings}: PartOptions = {}): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    for (const node of tree.children) if (node.type === 'heading') setPart(node, sourceOf(file))
    const own = headings === undefined ? [] : tree.children.filter(node => node.type === 'heading')
    if (headings === 'unnumbered') for (const heading of own) addClasses(heading, ['unnumbered'])
    else if (own[0] !== undefined) addClasses(own[0], ['part', 'unnumbered'])
    if (tree.children.some(endsTabs)) tree.children = tree.children.filter(node => !endsTabs(node))
    takeAppendix(tree)
    takeSupplement(tree, sourceOf(file))
  }
}

/** Whether a node is `## {-}`, a heading without words that ends the tabs above it in R Markdown. */
function endsTabs(node: Nodes): boolean {
  if (node.type !== 'heading' || node.children.length > 0) return false
  const {id, classes = []} = node.data?.attributes ?? {}
  return id === undefined && classes.includes('unnumbered')
}

export type PartOptions = Readonly<{headings?: Source['headings'] | undefined}>

/**
 * Removes a paragraph with `\appendix` and marks the next heading. If none follows, the paragraph stays, and is
 * reported.
 */
function takeAppendix(tree: Root): void {
  const index = tree.children.findIndex(isAppendixCommand)
  const heading = index < 0 ? undefined : tree.children.slice(index).find(node => node.type === 'heading')
  if (heading === undefined) return
  heading.data = {...heading.data, appendices: true}
  tree.children.splice(index, 1)
}

/** Removes the LaTeX that starts numbering with S1, and marks the heading directly before it, or else the next one. */
function takeSupplement(tree: Root, source: string): void {
  const isBegun = (node: Nodes): boolean =>
    (node.type === 'macros' || node.type === 'paragraph') &&
    slice(node, source).startsWith('\\') &&
    beginsSupplement.test(slice(node, source).trim())
  const index = tree.children.findIndex(isBegun)
  if (index < 0) return
  const before = tree.children[index - 1]
  const after = tree.children.slice(index).find(node => node.type === 'heading')
  const heading = before?.type === 'heading' ? before : after
  if (heading === undefined) return
  heading.data = {...heading.data, supplements: true}
  tree.children = tree.children.filter(node => !isBegun(node))
}

/** Matches commands that only make the numbers of figures and similar blocks begin with S1. */
const beginsSupplement =
  /^(?=[\s\S]*(?:\\beginsupplement|\\the[a-z]+\}?\s*\{\s*S))(?:(?:\\beginsupplement(?:\{\})?|\\setcounter\s*\{[a-z]+\}\s*\{[01]\}|\\renewcommand\*?\s*\{?\s*\\appendixname\s*\}?\s*\{[^{}]*\}|\\renewcommand\*?\s*\{?\s*\\the[a-z]+\s*\}?\s*\{\s*S[^{}]*(?:\{[^{}]*\}[^{}]*)*\})\s*)+$/

/** Whether a node is `\appendix`, or the code with which thesisdown writes it into a PDF. */
function isAppendixCommand(node: Nodes): boolean {
  const [only, ...others] = node.type === 'paragraph' ? node.children.filter(isShown) : [node]
  if (others.length > 0 || only === undefined || !('value' in only)) return false
  if (only.type === 'inlineCode') return appendixInPdf.test(only.value)
  return only.type === 'rawTex' && /^\\(?:appendix|appendices)(?:\{\})?$/.test(only.value.trim())
}

/** `r if(!knitr:::is_latex_output()) "# (APPENDIX) Appendix {-}"`, as in the template of thesisdown. */
const appendixInPdf = /^r if ?\(!knitr:{2,3}is_latex_output\(\)\) ["']# \(APPENDIX\) [^"'\n]*["']$/

/** Whether a node is shown. A command such as `\twocolumn` may leave only a space. */
function isShown(node: Nodes): boolean {
  return node.type !== 'text' || node.value.trim() !== ''
}

const mark = /^\((?:PART|APPENDIX)\*?\)\s+/
/** Matches `(PART)` or `(APPENDIX)` in the source, where the author may have put backslashes before its characters. */
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
  if (sign.startsWith('(APPENDIX')) heading.data = {...heading.data, appendices: true}
  addClasses(heading, ['part', 'unnumbered'])
}

function addClasses(heading: Heading, names: readonly string[]): void {
  const {classes = [], pairs = {}, ...named} = heading.data?.attributes ?? {}
  const own = names.filter(name => !classes.includes(name))
  heading.data = {...heading.data, attributes: {...named, classes: [...classes, ...own], pairs}}
}

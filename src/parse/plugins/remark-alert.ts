import type {Blockquote, Nodes, Paragraph, PhrasingContent, Root, Text} from 'mdast'
import type {VFile} from 'vfile'
import {type CalloutKind, calloutKinds, type Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {moved, slice, sourceOf} from './source.ts'

/**
 * Converts GitHub's alerts, `> [!NOTE]` with words below, to callouts like those in Quarto, `::: {.callout-note}`. Use
 * it after plugins that look up the source of words.
 */
export function remarkAlert(): (tree: Root, file: VFile) => void {
  return (tree, file) =>
    walk(tree, node => {
      if (node.type === 'blockquote') setAlert(node, sourceOf(file))
      return undefined
    })
}

function setAlert(quotation: Blockquote, source: string): void {
  const [first, ...others] = quotation.children
  const [words, ...rest] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || words?.type !== 'text') return
  const [mark, name] = alert.exec(words.value) ?? []
  if (mark === undefined) {
    setTitled(quotation, first, words)
    return
  }
  // In an alert, the text begins on the next line.
  if (!mark.endsWith('\n') && rest.length > 0) return
  const callout = name!.toLowerCase() as CalloutKind
  words.value = words.value.slice(mark.length)
  if (words.position) {
    const [line = ''] = /^.*(?:\r?\n|\r)[\t >]*/.exec(slice(words, source)) ?? []
    words.position.start = moved(
      words.position.start,
      source,
      (words.position.start.offset ?? 0) + line.length
    )
  }
  if (words.value === '') first.children = rest
  const division: Pick<Div, 'type' | 'children' | 'data'> = {
    type: 'div',
    children: first.children.length === 0 ? others : quotation.children,
    data: {attributes: {classes: [`callout-${callout}`], pairs: {}}, callout}
  }
  Object.assign(quotation as Nodes, division)
}

/**
 * Converts a callout in Obsidian's notation, `> [!example]- Title`. The `-` or `+` for folding is dropped, and the
 * title replaces the default title of the kind.
 */
function setTitled(quotation: Blockquote, first: Paragraph, words: Text): void {
  const [whole, name = '', , title = ''] = titled.exec(words.value) ?? []
  if (whole === undefined) return
  const kind = name.toLowerCase()
  const callout = kindsOfObsidian.get(kind) ?? 'note'
  const begun = [
    {...words, value: words.value.slice(whole.length - title.length)},
    ...first.children.slice(1)
  ]
  const [line, below] = atLineBreak(begun)
  const isNamed = line.length > 0 || !calloutKinds.some(each => each === kind)
  const own: PhrasingContent[] =
    line.length > 0 ? line : [{...words, value: name.slice(0, 1).toUpperCase() + name.slice(1)}]
  const place = first.position && {position: first.position}
  const heading: Paragraph = {
    type: 'paragraph',
    children: [{type: 'strong', children: own, ...place}],
    ...place
  }
  const division: Pick<Div, 'type' | 'children' | 'data'> = {
    type: 'div',
    children: [
      ...(isNamed ? [heading] : []),
      ...(below.length > 0 ? [{...first, children: below}] : []),
      ...quotation.children.slice(1)
    ],
    data: {attributes: {classes: [`callout-${callout}`], pairs: {}}, ...(!isNamed && {callout})}
  }
  Object.assign(quotation as Nodes, division)
}

/** Splits nodes at the first line break, and drops empty text nodes. */
function atLineBreak(
  children: readonly PhrasingContent[]
): readonly [before: PhrasingContent[], after: PhrasingContent[]] {
  const at = children.findIndex(node => node.type === 'text' && node.value.includes('\n'))
  const node = children[at]
  if (node?.type !== 'text') return [children.filter(isFilled), []]
  const end = node.value.indexOf('\n')
  const before = [...children.slice(0, at), {...node, value: node.value.slice(0, end).trimEnd()}]
  const after = [{...node, value: node.value.slice(end + 1)}, ...children.slice(at + 1)]
  return [before.filter(isFilled), after.filter(isFilled)]
}

function isFilled(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== ''
}

const titled = /^\[!([\w-]+)(?:\|[^\]\n]*)?\]([-+]?)[ \t]*([^\n]*)/

/**
 * The callout kinds that correspond to Obsidian's kinds. A callout of any other kind becomes a note with the name of
 * its kind as the title.
 */
const kindsOfObsidian: ReadonlyMap<string, CalloutKind> = new Map([
  ...calloutKinds.map(kind => [kind, kind] as const),
  ['hint', 'tip'],
  ['attention', 'warning'],
  ['danger', 'caution'],
  ['error', 'caution'],
  ['failure', 'caution'],
  ['bug', 'caution'],
  ['success', 'tip']
])

const alert = new RegExp(`^\\[!(${calloutKinds.join('|')})\\][^\\S\\n]*(?:\\n|$)`, 'i')

import type {Nodes} from 'mdast'
import {perObject} from '../../../core/per-object.ts'
import {locator} from '../../../core/position.ts'
import type {Chapter, Place} from '../../../core/types.ts'

/** Braces with a label that are parsed as text, and the reason if it is known. */
export type UnreadAttributes = Readonly<{
  file: string
  place: Place
  source: string
  label: string
  cause: string | undefined
}>

/**
 * Finds braces in the running text of a chapter that begin with the label of a figure, table or section, or that
 * contain only attributes.
 */
export const unreadAttributes = perObject(({path, text, prose}: Chapter): readonly UnreadAttributes[] => {
  if (!/\{\s*[#.a-z-]/.test(text)) return []
  const places = locator(text)
  return prose
    .filter(({node}) => !isCode(text, node))
    .flatMap(({node, text: words}) => {
      const start = node.position?.start.offset ?? 0
      const withLabel = [...words.matchAll(labelled)]
      const others = [...words.matchAll(attributes)].filter(
        other => !withLabel.some(({index}) => index === other.index) && !isAlone(words, other.index, other[0])
      )
      return [...withLabel, ...others].map(({index, 0: source, 1: label = ''}) => {
        const at = start + index
        const cause = causeOf(words.slice(0, index), source) ?? captionOfCode(words.slice(0, index), label)
        return {file: path, place: places.place(at, at + source.length), source, label, cause}
      })
    })
})

/** Matches braces that contain only a label, classes, and values of frequent attributes. */
const attributes = (() => {
  const name = String.raw`[#.][\p{L}_][\w:.-]*`
  const keys = String.raw`width|height|style|class|id|lang|title|scale|target|rel|align|alt|caption|start|startFrom|out-width|tag|(?:tbl|fig|lst|data|custom)-[\w-]+`
  const value = String.raw`"[^"\n\0]*"|'[^'\n\0]*'|[^\s{}"'\0]+`
  const one = `(?:${name}|(?:${keys})=(?:${value}))`
  return new RegExp(String.raw`(?<!\\)\{[ \t]*(?:${one}(?:[ \t]+${one})*[ \t]*|-(?=\}[ \t]*$))\}`, 'gmu')
})()

/** Whether braces are alone on their line; they are then reported as the attributes of a block. */
function isAlone(words: string, index: number, source: string): boolean {
  const line = words.slice(words.lastIndexOf('\n', index - 1) + 1, index)
  return line === '' && /^\{[#.]/.test(source) && /^[ \t]*(?:\n|$)/.test(words.slice(index + source.length))
}

const labelled =
  /(?<!\\)\{\s*#((?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st)[:-][\p{L}\p{N}_][^\s{}"'<>#=\0]*)[^{}\r\n\0]*\}?/gu

/** Whether a text begins with a code fence. The attributes of code are parsed, since they can contain a caption. */
function isCode(text: string, {position}: Nodes): boolean {
  return /^[ \t]*(?:`{3}|~{3})/.test(text.slice(position?.start.offset, (position?.start.offset ?? 0) + 9))
}

function causeOf(before: string, source: string): string | undefined {
  if (!source.endsWith('}')) return 'The brace is not closed.'
  if (isInDescription(before))
    return 'A blank line ends the description of the picture before the braces: remove that line.'
  if ((source.split('"').length - 1) % 2 === 1) return 'A quotation mark in the braces is not closed.'
  return undefined
}

/**
 * The message about a second caption of code, or one that is not adjacent to the code: the label belongs in the
 * attributes of the code.
 */
function captionOfCode(before: string, label: string): string | undefined {
  const caption = /^(?:Listing)?:[ \t]+(\S.*?)\s*$/s.exec(before)?.[1]
  return caption === undefined || !/^lst[:-]/i.test(label)
    ? undefined
    : `Code has its caption in its own attributes, \`\`\`{#${label} caption="${caption}"}.`
}

/** Whether a text closes a bracket that was opened in an earlier paragraph. */
function isInDescription(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[') depth++
    else if (character === ']' && --depth < 0) return true
  }
  return false
}

import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {fontDataOf} from '../constants.ts'

/** The glyph of a token of one character, even inside groups; undefined for anything else. */
export function glyphOf(wrapper: SvgWrapper): number | undefined {
  let token = wrapper
  while (!token.node.isToken) {
    const [only, ...others] = token.childNodes
    if (only === undefined || others.length > 0 || !groups.has(token.node.kind)) return undefined
    token = only
  }
  const characters = token.unicodeChars(token.getText())
  if (characters.length !== 1) return undefined
  const stretched = token.stretch.c
  const [code] = stretched === undefined ? token.remapChars(characters) : [stretched]
  return code === undefined ? undefined : fontDataOf(token.font).glyphOf(token.variant, code)
}

/** Kinds of nodes that only group other nodes. */
const groups: ReadonlySet<string> = new Set(['TeXAtom', 'mrow', 'inferredMrow', 'mstyle', 'math'])

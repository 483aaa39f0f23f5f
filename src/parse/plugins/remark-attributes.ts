import type {Code, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {bracketedSpan, bracketedSpanToTree} from './attributes/bracketed-span.ts'
import {attach, inlineAttributes, inlineAttributesToTree} from './attributes/inline-attributes.ts'
import {parseAttributes, parseRawFormat} from './attributes/parse-attributes.ts'
import {takeTrailingAttributes} from './attributes/trailing-attributes.ts'
import {sourceOf} from './source.ts'
import {addSyntax} from './syntax.ts'

/**
 * Pandoc's attributes, `{#id .class key=value}`, as `node.data.attributes`. They follow directly after an image, link,
 * inline code or maths, or after a bracketed span `[text]{.class}` (node `span`), or are at the end of a heading, or in
 * the info string of a code block, where the first class is the language. `` `…`{=latex} `` and `` `…`{=html} `` become
 * `rawTex` and `html`. Braces that cannot be parsed as attributes stay text.
 */
export function remarkAttributes(this: Processor): (tree: Root, file: VFile) => void {
  addSyntax(this.data(), inlineAttributes, inlineAttributesToTree)
  addSyntax(this.data(), bracketedSpan, bracketedSpanToTree)
  return (tree, file) => {
    const source = sourceOf(file)
    walk(tree, node => {
      if (node.type === 'heading') attach(node, takeTrailingAttributes(node.children, source))
      if (node.type === 'code') readInfo(node)
    })
  }
}

/** ```` ```{.python #lst:x} ```` and ```` ```python {#lst:x} ````. */
function readInfo(code: Code): void {
  if (typeof code.lang !== 'string') return
  const info = typeof code.meta === 'string' ? `${code.lang} ${code.meta}` : code.lang
  const brace = info.indexOf('{')
  if (brace === -1) return
  const format = parseRawFormat(info)
  if (format === 'latex' || format === 'tex') {
    Object.assign(code, {type: 'rawTex', name: /\\([A-Za-z]+)/.exec(code.value)?.[1] ?? format, block: true})
  } else if (format === 'html') {
    Object.assign(code, {type: 'html'})
  }
  const attributes = parseAttributes(info.slice(brace))
  if (attributes === undefined) return
  const language = info.slice(0, brace).trim()
  attach(code, attributes)
  code.lang = language === '' ? (attributes.classes[0] ?? null) : language
  code.meta = null
}

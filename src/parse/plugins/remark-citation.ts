import type {Image, Root} from 'mdast'
import type {} from 'mdast-util-to-hast'
import {toString as plainText} from 'mdast-util-to-string'
import type {Plugin} from 'unified'
import type {Node, Parent} from 'unist'
import type {VFile} from 'vfile'
import type {Cite} from '../../core/mdast.ts'
import type {CitationFault} from './citation/citation-fault.ts'
import {citationFromMarkdown} from './citation/citation-mdast.ts'
import {citationSyntax} from './citation/citation-syntax.ts'
import {addSyntax} from './syntax.ts'

export type {Cite, CrossReferenceNode} from '../../core/mdast.ts'
export type {CitationFault} from './citation/citation-fault.ts'
export {readCitationLocator} from './citation/citation-locator.ts'
export {isCrossReferenceLabel} from './citation/cross-reference-label.ts'
export type {LocatorTerm} from './citation/locator-labels.ts'

/** The options of `remarkCitation`. */
export type CitationOptions = Readonly<{
  /**
   * The language of the text (BCP 47), which determines the words for locators, such as `S.` or `chapitre`. Defaults to
   * English.
   */
  lang?: string
}>

/**
 * A plugin for remark-parse that parses citations in Pandoc's notation (its manual, “Citation syntax”): `@doe99`, `[see
 * @doe99, p. 3; -@roe]` and `@doe99 [p. 3]` become `cite` nodes, and `@fig:x` and `[-@fig:x]` become `crossReference`
 * nodes. If you use remark-gfm, use it before this plugin, so that `-@doe.roe` is a citation rather than an e-mail
 * address as in GFM. Unlike in Pandoc, `[@a][@b]` is two citations, and keys in brackets that are only separated by a
 * comma or white space instead of a `;` are items as well. For these, for keys with only an “and” between them, and for
 * brackets in which a part has no key, the file gets a message with the rule `citation-separator`.
 */
export const remarkCitation: Plugin<[(CitationOptions | null | undefined)?], Root> = function (options) {
  addSyntax(this.data(), citationSyntax(options?.lang), citationFromMarkdown())

  return (tree, file) => {
    for (const node of citesOf(tree)) {
      // GFM has split the text of the node while searching it for addresses.
      if (node.children.length !== 1) node.children = [{...node.children[0], value: plainText(node)}]
      for (const fault of node.data?.citationFaults ?? []) report(fault, file)
    }
  }
}

export default remarkCitation

/**
 * All citations in a tree, in order. A citation in the prefix or suffix of another comes after it. Citations in the
 * description of an image are included if a plugin keeps it.
 */
function* citesOf(node: Node): Generator<Cite> {
  if (isCite(node)) {
    yield node
    for (const item of node.items) {
      for (const content of [...item.prefix, ...item.suffix]) yield* citesOf(content)
    }
  } else if (isImage(node)) {
    for (const content of node.data?.caption ?? []) yield* citesOf(content)
  } else if ('children' in node) {
    for (const child of (node as Parent).children) yield* citesOf(child)
  }
}

function isCite(node: Node): node is Cite {
  return node.type === 'cite'
}

function isImage(node: Node): node is Image {
  return node.type === 'image'
}

function report({kind, mark, key, place}: CitationFault, file: VFile): void {
  const reason =
    kind === 'words'
      ? 'A part of a citation has no key, expected `@key` between `;`'
      : `Unexpected ${mark === undefined ? 'white space' : `\`${mark}\``} before \`@${key}\`, expected \`;\``
  const message = file.message(reason, {place, ruleId: 'citation-separator', source: 'galley'})
  message.actual = key
  message.expected = kind === 'words' ? [] : [';']
}

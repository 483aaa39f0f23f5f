import type {Nodes} from 'mdast'

/** The form to write in place of an attribute or an option that has no effect, with its value. */
export function formOfLost(key: string, value: string, node?: Nodes): string {
  const words = value.replaceAll('`', '').trim()
  return forms.find(([names]) => names.test(key))?.[1](words, node) ?? otherwise(words)
}

function otherwise(words: string): string {
  return /\p{L}{2}/u.test(words) && !/^(?:true|false|yes|no)$/i.test(words)
    ? `\`${words}\` in the text if readers should see it, or nothing`
    : 'its words in the text if readers should see them, or nothing'
}

/** The first text of a list in JSON, or else the whole value. */
function firstOf(words: string): string {
  return /^\[\s*["']([^"']*)["']/.exec(words)?.[1] ?? words
}

type Form = (words: string, node: Nodes | undefined) => string

const forms: ReadonlyArray<readonly [RegExp, Form]> = [
  [/^(?:title|name|header|heading)$/, words => `\`**${words}**\` as the first paragraph of the block`],
  [
    /^(?:fig-|tbl-|lst-)?(?:cap|caption)$/,
    (words, node) =>
      node?.type === 'code'
        ? `the caption as a paragraph below the code, \`: ${words}\``
        : node?.type === 'image'
          ? `the caption in brackets, \`![${words}](${node.url})\``
          : node?.type === 'table'
            ? `the caption as a paragraph below the table, \`: ${words}\``
            : `the caption as the last paragraph of the block, \`${words}\``
  ],
  [
    /^(?:fig-|tbl-)?subcap$/,
    words => `the words as the descriptions of the pictures in one figure, \`![${firstOf(words)}](file)\``
  ],
  [
    /^(?:(?:fig|tbl)-)?(?:credit|credits|copyright|licen[cs]e|notes?|legend|footer|footnote|source|attribution|remark|comment)$/,
    words => `\`${words}\` at the end of the caption or text`
  ],
  [/^(?:author|authors|by|cite)$/, words => `\`— ${words}\` as the last line of the quotation`],
  [
    /^(?:fig-)?(?:link|href|url|target)$/,
    (words, node) =>
      node?.type === 'image' || node?.type === 'figure' || node === undefined
        ? `a link in the caption, \`<${words}>\``
        : `a link in the words, \`<${words}>\``
  ],
  [/^page$/, words => `a PDF file that has page ${words} alone`],
  [
    /^(?:first-?number|start|line-?start|lineno-start|linenostart|number-lines-start)$/i,
    words => `\`startFrom=${words}\` with the class \`.numberLines\``
  ],
  [
    /^(?:file|filename|path|code-filename)$/,
    words => `the file name \`${words}\` in the text before the code`
  ],
  [
    /^(?:unnumbered|nonumber|numbered|enumerated|enumerate|unlisted)$/,
    () => '`.unnumbered` in the braces for a block without a number, or nothing'
  ],
  [
    /^(?:number|counter|enumerator)$/,
    words => `\`tag="${words}"\` in the braces of a figure or a formula: galley counts them itself`
  ],
  [
    /^label$/,
    (words, node) =>
      node?.type === 'heading' ? `\`number="${words}"\`` : `\`tag="${words}"\`: galley counts it itself`
  ],
  [
    /^(?:alt|fig-alt|tbl-alt)$/,
    (words, node) =>
      node?.type === 'math' || node?.type === 'inlineMath'
        ? 'nothing: galley puts the formula into words for screen readers'
        : `the words in the braces of a picture, \`{alt="${words}"}\``
  ],
  [/^shift-heading-level-by$/, () => 'headings of the depth that they have']
]

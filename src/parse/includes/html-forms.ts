import type {Rewrite} from './rewritten.ts'

/** Matches every text that contains a form to rewrite, and few others. */
export const mayHoldHtmlForms =
  /\\BeginKnitrBlock|<picture>|<div class="figure|>[ \t]*\r?\n[ \t>]*:{3,}|\{#eq[:-][\w:.-]+\}[ \t]*\$\$|\\[vh]skip|^<aside>/m

/**
 * Rewrites HTML that other programs write or read: blocks of theorems and figures from knitr; `<picture>`, of which
 * only the picture inside is shown; `<aside>`; and a fence directly below HTML, before which Markdown requires a blank line. Also
 * rewrites a label inside the dollars of a formula, and removes TeX's skips.
 */
export function htmlForms(text: string): readonly Rewrite[] {
  if (!mayHoldHtmlForms.test(text)) return []
  const found: Rewrite[] = []
  for (const [pattern, rewrite] of forms)
    for (const match of text.matchAll(pattern)) {
      const {index: start} = match
      const made = isInCode(text.slice(0, start)) ? undefined : rewrite(match)
      if (made !== undefined) found.push({start, end: start + match[0].length, text: made})
    }
  return found
}

type Form = readonly [pattern: RegExp, rewrite: (match: RegExpMatchArray) => string | undefined]

const forms: readonly Form[] = [
  [
    /\\BeginKnitrBlock\{(\w{1,20})\}(?:\\iffalse\{[^{}]{0,2000}\}\\fi\{\})?<div class="[\w ]{1,40}">((?:(?!<\/div>|\\EndKnitrBlock)[\s\S]){0,600}?<\/span>(?:[ \t]*\\fi\{\})?)?/g,
    ([, kind, head = '']) => {
      const [, label] = /\bid="(?:\w+:)?([^"\s]{1,100})"/.exec(head) ?? []
      const [, name] = /\\iffalse \(([^()\n]{1,200})\) \\fi\{\}/.exec(head) ?? []
      return `::: {.${kind}${label === undefined ? '' : ` #${label}`}${name === undefined ? '' : ` name="${name.replaceAll('"', "'")}"`}}\n`
    }
  ],
  [/[ \t]*<\/div>\\EndKnitrBlock\{\w{1,20}\}/g, () => '\n:::'],
  [
    /^<div class="figure[^"\n]{0,60}"[^<>\n]{0,200}>\s{0,9}(?:<span[^<>\n]{0,200}><\/span>)?\s{0,9}<img src="([^"\n]{1,300})"([^<>]{0,600})>\s{0,9}<p class="caption">\s{0,9}(?:<!--[^\n]{0,60}-->)?\(\\#([\w:.-]{1,100})\)((?:(?!<\/p>)[^\n]){0,2000})<\/p>\s{0,9}<\/div>/gm,
    ([, path, rest = '', label, caption = '']) => {
      const [, width] = /\bwidth="(\d{1,4}(?:%|px)?)"/.exec(rest) ?? []
      const size = width === undefined ? '' : ` width=${/\d$/.test(width) ? `${width}px` : width}`
      return `![${caption.trim()}](<${path}>){#${label}${size}}\n`
    }
  ],
  [
    /<picture>\s{0,9}(?:<source[^<>]{0,500}>\s{0,9}){0,9}(<img[^<>]{0,600}>)\s{0,9}<\/picture>/g,
    ([, image]) => image
  ],
  // Distill's notes in the margin: `<aside>` and `</aside>` on separate lines.
  [/^<aside>[ \t]*(?=\r?\n(?:(?!<aside>)[\s\S]){1,4000}?^<\/aside>[ \t]*$)/gm, () => '\n::: {.aside}\n'],
  [/(?<=^<aside>[ \t]*\r?\n(?:(?!<\/?aside>)[\s\S]){1,4000})^<\/aside>[ \t]*$/gm, () => '\n:::\n'],
  [/(?<=<\/?[A-Za-z][^<>\n]{0,300}>[ \t]*)\r?\n(?=:{3,}[^\n]{0,200}$)/gm, () => '\n\n'],
  [
    /\$\$([^$\n{}]{0,20}(?:(?!\$\$)[^\n]){1,600}?)[ \t]*(\{#eq[:-][\w:.-]{1,60}\})[ \t]*\$\$/g,
    ([, tex, label]) => `$$${tex}$$ ${label}`
  ],
  [
    /\\[vh]skip\s?-?(?:\d{1,4}(?:\.\d{0,4})?|\.\d{1,4})?[ \t]?(?:pt|em|ex|cm|mm|in|pc|\\baselineskip|\\textwidth)(?:[ \t]?(?:plus|minus)[ \t]?[\d.]{1,6}(?:pt|em|ex|cm|mm|in|fil{1,3})){0,2}(?![A-Za-z])/g,
    // The skip becomes spaces, so that columns of a grid table keep their widths.
    ([skip]) => ' '.repeat(skip.length)
  ]
]

/** Whether a code fence is open at the end of this text. */
function isInCode(before: string): boolean {
  return (before.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1
}

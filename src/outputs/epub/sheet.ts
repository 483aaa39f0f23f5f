import {scanCss} from '../../core/css.ts'
import {withoutComments} from '../markup.ts'

/**
 * Converts the style's screen sheet for reading systems, which have their own windows, pages, night colours and type
 * size. Keeps the rules for the content of the article, without those for the page around it.
 */
export function readingSheet(sheet: string): string {
  const {declarations, rules} = scanCss(sheet)
  const own = rules.filter(({prelude, within}) => isOfAll(within) && !prelude.startsWith('@'))
  const byRule = own.map((): string[] => [])
  let at = 0
  for (const {name, value, start, within} of declarations) {
    while (at < own.length && own[at]!.blockEnd <= start) at++
    const rule = own[at]
    if (rule === undefined || start < rule.end || within.length !== rule.within.length + 1) continue
    const isRoot = /^(?::root|html)$/.test(rule.prelude)
    if (isRoot ? isForAll(name) : isKept(name, value)) byRule[at]!.push(`${name}:${value}`)
  }
  const kept = own.flatMap(({prelude}, index) => {
    const selectors = prelude === 'html' || prelude === ':root' ? ':root' : selectorsFor(prelude)
    return selectors === '' || byRule[index]!.length === 0 ? [] : `${selectors}{${byRule[index]!.join(';')}}`
  })
  return withoutComments([...kept, ground].join('\n'))
}

/**
 * Whether rules with these conditions are kept: the only condition may be light colours, because reading systems choose
 * night colours themselves.
 */
function isOfAll(within: readonly string[]): boolean {
  return within.every(prelude => /^@media\s*\(\s*prefers-color-scheme\s*:\s*light\s*\)$/.test(prelude))
}

/** The selectors of a rule that match parts of the article. */
function selectorsFor(prelude: string): string {
  return partsOf(prelude)
    .filter(selector => !outside.test(selector))
    .join(',')
}

/** Splits a list of selectors at its commas, except commas in brackets. */
function partsOf(prelude: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const character of prelude) {
    if (character === '(' || character === '[') depth++
    if (character === ')' || character === ']') depth--
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map(part => part.trim())
}

/**
 * Matches selectors of parts around the article on a page, and of parts that need the page's script, a pointer or a
 * window.
 */
const outside =
  /\b(?:html|body|main|summary|details)\b|\.(?:skip|preview|preview-way|sign|copy|copy-code|copy-link|enlarge|large|close|progress|side-notes|cited-work|choice|goes-on|called|cite-ways|screen-only|proof|proof-notice|in-text)\b|:(?:focus|focus-visible|hover|target|popover-open)\b|details-content|data-lines/

/**
 * Whether a declaration is kept. EPUB 3.3 (6.3) forbids `direction` and `unicode-bidi`, and reading systems do not
 * scroll, so fixed positions are meaningless.
 */
function isKept(name: string, value: string): boolean {
  return !leftOut.has(name) && !(name === 'position' && /^(?:sticky|fixed)$/.test(value))
}

const leftOut: ReadonlySet<string> = new Set(['direction', 'unicode-bidi', 'cursor', 'tab-size'])

/**
 * Whether a declaration for the whole page is kept: custom properties and the setting of text, but not sizes and
 * colours.
 */
function isForAll(name: string): boolean {
  return name.startsWith('--') ? name !== '--page' : kindsOfText.has(name)
}

const kindsOfText: ReadonlySet<string> = new Set([
  'font-kerning',
  'font-variant-numeric',
  'hyphens',
  'hanging-punctuation'
])

/**
 * Rules for every publication: the typeface, no side margins around figures and other blocks (the reading system sets
 * the margins of the page), and no page breaks within figures.
 */
const ground = `:root{--page:transparent;--ink:currentcolor}
body{font-family:var(--script),var(--serif);overflow-wrap:break-word}
section>h2:first-child,.title-block:first-child{margin-top:0}
figure,table,pre,.equation{margin-inline:0}
figure,.csl-entry,tr{break-inside:avoid}
h1,h2,h3,h4{break-after:avoid}
pre{white-space:pre-wrap}
.block{display:block}
img{max-height:95vh}
nav ol{list-style:none;padding-inline-start:1em}
nav>ol{padding-inline-start:0}`

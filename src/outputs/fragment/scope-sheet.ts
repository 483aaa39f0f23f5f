import {type CssDeclaration, type CssRule, scanCss} from '../../core/css.ts'
import {scopeCondition} from './conditions.ts'
import {scopeSelectors} from './selectors.ts'

type Edit = Readonly<{start: number; end: number; text: string}>

/** A selector for the element, with a higher specificity than most sites use. */
export function scopeOf(id: string): string {
  const selector = `#${id.replace(/[^\w\u0080-\uffff-]/g, '\\$&')}`
  return selector + selector
}

/**
 * Scopes a page's style sheet to the element that replaces the page: each selector applies only within the element, and
 * lengths and conditions refer to the element instead of the window or the root. Removes rules for paper and dark
 * screens: the article does not control the paper, and the colour scheme of the page is unknown.
 */
export function scopeSheet(sheet: string, id: string): string {
  const {rules, declarations} = scanCss(sheet)
  const left: Edit[] = []
  const edits: Edit[] = []
  const isLeft = ({start}: Readonly<{start: number}>): boolean =>
    left.some(edit => edit.start <= start && start < edit.end)
  for (const rule of rules) {
    if (isLeft(rule)) continue
    const made = scopedRule(rule, scopeOf(id))
    if (made === undefined) left.push({start: rule.start, end: endOfRule(sheet, rule), text: ''})
    else if (made.prelude !== rule.prelude) {
      edits.push({start: rule.start, end: rule.end, text: made.prelude})
      if (made.isTwofold) edits.push({start: rule.blockEnd, end: rule.blockEnd, text: '}'})
    }
  }
  for (const declaration of declarations) {
    if (isLeft(declaration)) continue
    const {valueStart, end} = declaration
    const written = sheet.slice(valueStart, end)
    const text = scopedValue(declaration, written)
    if (text !== written) edits.push({start: valueStart, end, text})
  }
  return edited(sheet, [...left, ...edits])
}

/** The end of a rule, including the `;` of a rule without a block. */
function endOfRule(sheet: string, {blockEnd}: CssRule): number {
  return sheet[blockEnd] === ';' ? blockEnd + 1 : blockEnd
}

function scopedRule(
  {prelude, within}: CssRule,
  scope: string
): Readonly<{prelude: string; isTwofold?: boolean}> | undefined {
  const [, name = ''] = /^@([\w-]+)/.exec(prelude) ?? []
  if (ofPages.has(name.toLowerCase())) return undefined
  if (/^@(?:media|container)\b/i.test(prelude)) return scopeCondition(prelude)
  // Key frames have no selectors, and nested rules are scoped by their parent.
  const isWithin = within.some(outer => !conditional.test(outer))
  return {prelude: name !== '' || isWithin ? prelude : scopeSelectors(prelude, scope)}
}

/** At-rules that apply to the page as a whole. */
const ofPages: ReadonlySet<string> = new Set(['page', 'import', 'charset', 'namespace', 'font-face'])
const conditional = /^@(?:media|container|supports|layer|scope|starting-style)\b/i

/** Converts lengths in a value: `rem` refers to the element instead of the root. */
function scopedValue({name, within}: CssDeclaration, written: string): string {
  if (name === 'color-scheme') return 'light'
  const isRoot = !name.startsWith('--') && within.some(prelude => /^(?:html|:root)$/.test(prelude))
  return written.replace(lengths, (whole, number: string | undefined, unit: string | undefined) => {
    if (number === undefined || unit === undefined) return whole
    if (!/^rem$/i.test(unit)) return `${number}${/vi$|vw$/i.test(unit) ? 'cqi' : unit}`
    return isRoot ? `${number}em` : `calc(${number}*var(--galley-rem))`
  })
}

/** Matches lengths in `rem` or relative to the window; and, to skip them, strings, URLs and comments. */
const lengths =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|\/\*[\s\S]*?\*\/|(?<![\w#.-])([+-]?(?:\d+\.?\d*|\.\d+))(rem|[sld]?v[wi])\b/gi

/** Applies edits that do not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  let [at, result] = [0, '']
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}

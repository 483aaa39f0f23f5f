import {largestOf} from '../extremes.ts'
import type {FormulaReader, ReadFormula} from '../formula-tree.ts'
import type {Macro} from '../mdast.ts'
import {terms} from '../terms/index.ts'
import {type WithoutUnits, withoutUnits} from '../units.ts'
import {withLatexSpacing} from './latex-spacing.ts'
import {physics} from './packages.ts'
import {treeOf} from './read-nodes.ts'
import {createTexInput, type TexInput} from './tex-input.ts'

/** Creates a reader that knows the macros of a paper, for formulas in a language. */
export function createFormulaReader(macros: readonly Macro[], lang = 'en'): FormulaReader {
  const commands = macros.filter(({environment}) => environment === undefined)
  const own = new Set(commands.map(({name}) => name))
  const withStars = starReader(commands)
  const {joint, rangeJoint} = terms(lang)
  const plainly = (tex: string): WithoutUnits => withoutUnits(tex, own, {to: rangeJoint, and: joint})
  const definitions = commands.map(macro => definitionOf(macro, plainly)).join('')
  let shared: TexInput | undefined
  let physical: TexInput | undefined
  return (written, display) => {
    const plain = plainly(withStars(written))
    if ('fault' in plain) return plain
    const {tex} = plain
    // MathJax would silently drop the tag.
    if (!display && /\\tag(?![A-Za-z])/.test(tex)) return {fault: '`\\tag` works only in displays'}
    const [reference] = /\\(?:eq)?ref(?![A-Za-z])/.exec(tex) ?? []
    if (reference !== undefined) return {fault: `a reference, \`${reference}\`, belongs in the text`}
    // A formula that defines macros gets a parser of its own, because the definitions end with the formula.
    if (defines.test(tex)) return readWith(createTexInput(definitions), tex, display)
    shared ??= createTexInput(definitions)
    const physically = (): ReadFormula => {
      physical ??= createTexInput(definitions, [physics])
      return readWith(physical, tex, display)
    }
    const result = powerOfPhysics.test(tex) ? physically() : readWith(shared, tex, display)
    if ('tree' in result) return result
    const second = physically()
    // The physics package may know the command and report how it is misused, which is the better message.
    if ('tree' in second || !isUnknown(second.fault)) return second
    // A command that is unknown to both is the cause; the first reader may have met one of physics before it.
    return isUnknown(result.fault) ? second : result
  }
}

/** Returns a function that gives the starred forms of paired delimiters, `\abs*{x}`, the names of their macros. */
function starReader(macros: readonly Macro[]): (tex: string) => string {
  const names = macros.flatMap(({name, starred}) => (starred === undefined ? [] : [name]))
  if (names.length === 0) return tex => tex
  const pattern = new RegExp(String.raw`\\(${names.join('|')})\s*\*`, 'g')
  return tex => tex.replace(pattern, (_, name: string) => `\\${name}${ofStar}`)
}

/** The end of the name of a macro with a star. */
const ofStar = 'withstar'

/** `\sin[2](x)`, which only the package physics parses as a power. */
const powerOfPhysics = /\\(?:(?:arc)?(?:sin|cos|tan|csc|sec|cot)h?|log|ln|exp)\s*\[[^\][]*\]\s*\(/

function isUnknown(fault: string): boolean {
  return fault.startsWith('Undefined control sequence')
}

const defines = /\\(?:g?def|let|(?:re)?new|provide|Declare)/

function readWith(input: TexInput, tex: string, display: boolean): ReadFormula {
  try {
    const root = input(tex, display)
    withLatexSpacing(root)
    return {tree: treeOf(root)}
  } catch (error) {
    return {fault: faultOf(error)}
  }
}

/** The message of MathJax's `TexError`. Other errors come from crashes of its parser on unusual input. */
function faultOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply'
  return isTexError(error)
    ? error.message.replace(/\s+/g, ' ')
    : 'MathJax, which parses formulas, fails on it'
}

/** Whether an error is a `TexError` of MathJax, which is not a subclass of `Error`. */
function isTexError(error: unknown): error is Readonly<{id: string; message: string}> {
  return typeof error === 'object' && error !== null && 'id' in error && 'message' in error
}

/**
 * Converts a macro to LaTeX. Its arguments are counted in its body, because galley's form of a macro does not record
 * their number. Of `\ifmmode … \else … \fi`, it has the branch for formulas.
 */
function definitionOf(
  {name, body: written, optional, starred}: Macro,
  plainly: (tex: string) => WithoutUnits
): string {
  const body = written.replace(/^\s*\\ifmmode(?![A-Za-z])([\s\S]*?)\\else(?![A-Za-z])[\s\S]*$/, '$1')
  const plain = plainly(body)
  const used = [...body.matchAll(/#(\d)/g)].map(([, number]) => Number(number))
  const count = optional?.count ?? largestOf([0, ...used])
  const fallback = optional === undefined ? '' : `[${optional.fallback}]`
  const other = starred === undefined ? '' : definitionOf({name: `${name}${ofStar}`, body: starred}, plainly)
  return `${other}\\newcommand{\\${name}}${count > 0 ? `[${count}]` : ''}${fallback}{${'tex' in plain ? plain.tex : body}}`
}

import {append, hasText} from '../output/tokens.ts'
import {
  CALLED,
  type Context,
  FILLED,
  inDigits,
  itemLanguage,
  untakenReader,
  variableReader
} from '../rendering/context.ts'
import {fieldMarks, marksFields} from '../rendering/fields.ts'
import {type Compiler, type RenderPiece, rendered, renderPieces} from '../rendering/pieces.ts'
import {type Render, wrap, wrapLabel} from '../rendering/wrap.ts'
import {curly, readMarkup} from '../text/markup.ts'
import {isNumeric, isPlural} from '../values/numbers.ts'
import type {CslElement} from '../xml/reader.ts'
import {type Condition, compileCondition} from './conditions.ts'
import {compileDate} from './date.ts'
import {compileNames} from './names.ts'
import {compileNumber, shownPages} from './number.ts'
import {readTypedLabel} from './typed-label.ts'

/** Compiles the children of an element. */
export function compileAll(elements: readonly CslElement[], compiler: Compiler): readonly RenderPiece[] {
  return elements.flatMap(element => compile(element, compiler) ?? [])
}

function compile(element: CslElement, compiler: Compiler): RenderPiece | undefined {
  switch (element.name) {
    case 'text':
      return rendered(compileText(element, compiler))
    case 'group':
      return rendered(compileGroup(element, compiler))
    case 'choose':
      return compileChoose(element, compiler)
    case 'names':
      return rendered(compileNames(element, compiler))
    case 'date':
      return rendered(compileDate(element))
    case 'number':
      return rendered(compileNumber(element))
    case 'label':
      return rendered(compileLabel(element))
    default:
      return undefined
  }
}

/**
 * Compiles a group: it is not rendered if it calls variables and all are empty. Its output counts as a filled
 * variable.
 */
function group(pieces: readonly RenderPiece[], delimiter: string): Render {
  return context => {
    const start = context.out.length
    const status = renderPieces(pieces, delimiter, context)
    if (status === CALLED) context.out.length = start
    if (hasText(context.out, start)) return CALLED | FILLED
    return status === 0 ? 0 : CALLED
  }
}

function compileGroup({attributes, children}: CslElement, compiler: Compiler): Render {
  return wrap(attributes, group(compileAll(children, compiler), attributes.delimiter ?? ''), itemLanguage)
}

/** Compiles a macro: a group without a delimiter. */
export function compileMacro({children}: CslElement, compiler: Compiler): Render {
  return group(compileAll(children, compiler), '')
}

function compileChoose({children}: CslElement, compiler: Compiler): RenderPiece {
  type Branch = {condition: Condition; element: CslElement; pieces?: readonly RenderPiece[]}
  const branches = children
    .filter(({name}) => name === 'if' || name === 'else-if' || name === 'else')
    .map(
      (element): Branch => ({
        element,
        condition: element.name === 'else' ? () => true : compileCondition(element)
      })
    )
  return {
    render: undefined,
    branch(context) {
      for (const branch of branches) {
        if (!branch.condition(context)) continue
        branch.pieces ??= compileAll(branch.element.children, compiler)
        return branch.pieces
      }
      return none
    }
  }
}

const none: readonly RenderPiece[] = []

function compileText({attributes}: CslElement, compiler: Compiler): Render {
  const {variable: name, macro, term, value, form} = attributes
  if (macro !== undefined) {
    const call = compiler.macro(macro)
    return wrap(attributes, call, itemLanguage)
  }
  if (term !== undefined) {
    const isMultiple = attributes.plural === 'true'
    return wrap(
      attributes,
      context => {
        const found = context.locale.term(term, form)
        const shown = (isMultiple ? found?.multiple : found?.single) ?? ''
        if (shown !== '') {
          // A term that the style sets in lower case is not capitalized at the beginning of a note.
          if (!hasText(context.out, 0)) context.beginsWithTerm = attributes['text-case'] !== 'lowercase'
          context.out.push(curly(shown))
        }
        // A term that is defined but empty ends a substitute.
        else if (found !== undefined) context.endsSubstitute = true
        return 0
      },
      ({locale}) => locale.lang
    )
  }
  if (value !== undefined)
    return wrap(
      attributes,
      ({out, quotes}) => {
        append(out, readMarkup(value, quotes))
        return 0
      },
      ({locale}) => locale.lang
    )
  if (name === undefined) return () => 0
  return wrap(attributes, compileVariable(name, form), itemLanguage)
}

const numberVariables: ReadonlySet<string> = new Set([
  'issue',
  'volume',
  'edition',
  'chapter-number',
  'collection-number',
  'number-of-pages',
  'number-of-volumes'
])
const plainVariables: ReadonlySet<string> = new Set([
  'URL',
  'DOI',
  'ISBN',
  'ISSN',
  'PMID',
  'PMCID',
  'number',
  'citation-number'
])

function compileVariable(name: string, form: string | undefined): Render {
  const read = untakenReader(name, form)
  const add = adderOf(name)
  const {start, end} = fieldMarks(name)
  return context => {
    const value = read(context)
    if (name === 'year-suffix') {
      if (value === '') return 0
      context.isSuffixed = true
    }
    if (value.trim() === '') return CALLED
    if (name === 'citation-label') context.isSuffixed = true
    const isMarked = marksFields(context)
    if (isMarked) context.out.push(start)
    add(value, context)
    if (isMarked) context.out.push(end)
    if (context.isSubstituting) context.taken.push(name)
    return CALLED | FILLED
  }
}

/** Adds the value of a variable to the output. */
type AddValue = (value: string, context: Context) => void

function adderOf(name: string): AddValue {
  if (plainVariables.has(name)) return (value, {out}) => out.push(value)
  if (numberVariables.has(name)) return addNumber
  if (name === 'page' || name === 'locator') return (value, context) => addPages(value, name, context)
  return (value, {out, quotes}) => append(out, readMarkup(value, quotes))
}

function addNumber(value: string, context: Context): void {
  const ranged = value.includes('-')
    ? value.replace(/(?<![\w-])([1-9]\d*)-([1-9]\d*)(?![\w-])/g, `$1${context.locale.rangeDelimiter}$2`)
    : value
  context.out.push(isNumeric(value) ? inDigits(ranged, context) : ranged)
}

function addPages(value: string, name: string, context: Context): void {
  const shown = shownPages(value, name, context)
  if (/["'<]/.test(value)) append(context.out, readMarkup(shown, context.quotes))
  else context.out.push(shown)
}

function compileLabel({attributes}: CslElement): Render {
  const {variable: name = '', form, plural = 'contextual'} = attributes
  const read = variableReader(name)
  return wrapLabel(attributes, context => {
    const value = read(context)
    if (value.trim() === '') return 0
    // A locator that begins with a typed label gets no second label.
    if (name === 'locator' && readTypedLabel(value, context.locale) !== undefined) return 0
    const term = name === 'locator' ? termOfLocator(context.cite.label) : name
    const found = context.locale.term(term, form) ?? context.locale.term(term.replace('-', ' '), form)
    const isMultiple =
      plural === 'always' ||
      (plural === 'contextual' &&
        (name === 'locator' && context.cite.isPlural !== undefined
          ? context.cite.isPlural
          : pluralOf(name, value, context)))
    const shown = (isMultiple ? found?.multiple : found?.single) ?? ''
    if (shown !== '') context.out.push(curly(shown))
    return 0
  })
}

function pluralOf(name: string, value: string, {locale}: Context): boolean {
  if (name === 'number-of-pages' || name === 'number-of-volumes')
    return !/^\s*1?\s*$/.test(value) && /\d/.test(value)
  return isPlural(value, locale.term('and')?.single)
}

/** The name of the term for a locator's label. */
function termOfLocator(label: string | undefined): string {
  if (!label) return 'page'
  return label === 'sub verbo' ? 'sub-verbo' : String(label)
}

import {hasText, tokenText} from '../output/tokens.ts'
import type {NameParts} from '../rendering/context.ts'
import {CALLED, type Context, FILLED} from '../rendering/context.ts'
import {fieldMarks, marksFields} from '../rendering/fields.ts'
import {type Compiler, type RenderPiece, rendered, renderPieces} from '../rendering/pieces.ts'
import {around, type Render, wrap, wrapLabel} from '../rendering/wrap.ts'
import {curly} from '../text/markup.ts'
import {type Name, readNameList} from '../values/name.ts'
import type {CslElement} from '../xml/reader.ts'
import {renderList, shownCount} from './name-list.ts'
import {nameOptions} from './name-options.ts'
import {type ListStyle, partStyle} from './name-tokens.ts'

type Attributes = Readonly<Record<string, string>>

/** Compiles a `names` element: the lists of its variables, or else the first substitute that renders something. */
export function compileNames(element: CslElement, compiler: Compiler, parent?: NameParts): Render {
  const {attributes, children} = element
  if (children.length === 0 && parent === undefined) return withParent(element, compiler)
  const find = (name: string): CslElement | undefined => children.find(child => child.name === name)
  const isBare = parent !== undefined && children.length === 0
  const own: NameParts = {
    name: find('name'),
    etAl: find('et-al'),
    label: find('label'),
    isLabelFirst:
      children.findIndex(({name}) => name === 'label') < children.findIndex(({name}) => name === 'name')
  }
  const parts = isBare ? parent : own
  const variables = (attributes.variable ?? '').split(/\s+/).filter(Boolean)
  const styleOf = listStyles(parts, compiler)
  const marks = new Map(variables.map(name => [name, fieldMarks(name)]))
  const labels = new Map(variables.map(name => [name, compileLabelOf(parts.label, name)]))
  const joint = compiler.inherited.find(outer => outer['names-delimiter'] !== undefined)?.['names-delimiter']
  const delimiter = attributes.delimiter ?? joint ?? ''
  const isMergeable =
    variables.length === 2 && variables.includes('editor') && variables.includes('translator')
  let substitutes: readonly RenderPiece[] | undefined

  const direct: Render = context => {
    const style = styleOf(context)
    const listOf = (name: string): readonly Name[] =>
      context.taken.includes(name) ? [] : readNameList(context.item[name])
    if (style.options.form === 'count') return renderCount(variables.map(listOf), style, context)
    const merged = isMergeable ? mergedVariable(variables, variables.map(listOf), context) : undefined
    let status = CALLED
    let isFirst = true
    const {out} = context
    for (const name of variables) {
      const names = listOf(name)
      if (names.length === 0 || (merged !== undefined && name !== merged.variable)) continue
      const start = out.length
      if (!isFirst && delimiter !== '') out.push(delimiter)
      const before = out.length
      const label = merged === undefined ? labels.get(name) : compileLabelOf(parts.label, merged.term)
      const isLabelled = context.sort === undefined
      if (parts.isLabelFirst && isLabelled) label?.(names.length, context)
      const isMarked = marksFields(context)
      const {start: open, end: close} = marks.get(name)!
      if (isMarked) out.push(open)
      const from = out.length
      const places = renderList(names, style, context)
      if (context.firstList === undefined && hasText(out, from))
        context.firstList = {from, to: out.length, names: places}
      if (isMarked) out.push(close)
      if (!hasText(out, from)) {
        out.length = start
        continue
      }
      if (!parts.isLabelFirst && isLabelled) label?.(names.length, context)
      if (hasText(out, before)) isFirst = false
      if (context.isSubstituting) context.taken.push(name)
      status |= FILLED
    }
    return status
  }

  const whole: Render = context => {
    const start = context.out.length
    const status = direct(context)
    if (hasText(context.out, start)) return status
    const substitute = find('substitute')
    if (substitute === undefined) return status
    substitutes ??= substitute.children.flatMap(child =>
      child.name === 'names' ? [rendered(compileNames(child, compiler, parts))] : compiler.compile([child])
    )
    const before = context.parentNames
    context.parentNames = parts
    const substituted = renderSubstitute(substitutes, context)
    context.parentNames = before
    return status | substituted
  }
  const shown = wrap(attributes, whole, ({locale}) => locale.lang)
  return context => noteFirst(shown, context)
}

/** Compiles `names` within a substitute, which inherit the options of the substituted names. */
function withParent(element: CslElement, compiler: Compiler): Render {
  const none: NameParts = {name: undefined, etAl: undefined, label: undefined, isLabelFirst: false}
  const renders = new Map<NameParts, Render>()
  return context => {
    const parent = context.parentNames ?? none
    const render = renders.get(parent) ?? compileNames(element, compiler, parent)
    renders.set(parent, render)
    return render(context)
  }
}

/** Renders names, and records the first names rendered in a cite, by which cites are grouped. */
function noteFirst(render: Render, context: Context): number {
  const {out, cite} = context
  const from = out.length
  const isOutermost = context.firstNames === undefined && !context.isSubstituting
  const status = render(context)
  if (!isOutermost || context.firstNames !== undefined || !hasText(out, from)) return status
  context.firstNames = {from, to: out.length, words: tokenText(out, from), hasNames: true}
  // A substitute for names counts as one name.
  context.firstList ??= {from, to: out.length, names: [{from, to: out.length}]}
  if (cite.suppressAuthor && context.sort === undefined) out.length = from
  return status
}

/** Renders the first substitute that is not empty; its variables are not rendered again in the cite. */
function renderSubstitute(pieces: readonly RenderPiece[], context: Context): number {
  const before = context.isSubstituting
  context.isSubstituting = true
  context.endsSubstitute = false
  const status = renderFirst(pieces, context)
  context.isSubstituting = before
  return status
}

/** Renders the first piece that is not empty, including pieces within `choose`. */
function renderFirst(pieces: readonly RenderPiece[], context: Context): number {
  let status = CALLED
  for (const piece of pieces) {
    const start = context.out.length
    status |= piece.branch ? renderFirst(piece.branch(context), context) : renderPieces([piece], '', context)
    if (hasText(context.out, start) || context.endsSubstitute) break
  }
  return status
}

function renderCount(lists: ReadonlyArray<readonly Name[]>, style: ListStyle, context: Context): number {
  const count = lists.reduce((sum, names) => sum + shownCount(names.length, style.options, context), 0)
  if (count > 0) context.out.push(String(count))
  return count > 0 ? CALLED | FILLED : CALLED
}

/** Merges editors and translators into one list if they are the same persons and the locale has a term for both. */
function mergedVariable(
  variables: readonly string[],
  lists: ReadonlyArray<readonly Name[]>,
  {locale}: Context
): Readonly<{variable: string; term: string}> | undefined {
  const [first, second] = [lists[0]!, lists[1]!]
  if (first.length === 0 || !isSameList(first, second)) return undefined
  const term = locale.term('editortranslator')?.single ? 'editortranslator' : undefined
  return term && {variable: variables[0]!, term}
}

/** Whether two lists name the same persons; the cached initials of names do not count. */
function isSameList(first: readonly Name[], second: readonly Name[]): boolean {
  return (
    first.length === second.length &&
    first.every(({person, literal}, at) => person === second[at]!.person && literal === second[at]!.literal)
  )
}

/**
 * Returns a function that gives the style of a list of names in a context. The style depends on the sort key that is
 * being rendered, if any.
 */
function listStyles(parts: NameParts, compiler: Compiler): (context: Context) => ListStyle {
  const known = new Map<Attributes | undefined, ListStyle>()
  return ({sort}) => {
    const found = known.get(sort)
    if (found !== undefined) return found
    const {name, etAl} = parts
    const attributes = name?.attributes ?? {}
    const made: ListStyle = {
      options: nameOptions(attributes, compiler.inherited, sort),
      // Affixes and formatting of `name` apply to each name.
      name: around(attributes),
      family: partStyle(partOf(name, 'family')),
      given: partStyle(partOf(name, 'given')),
      etAl: around(etAl?.attributes ?? {}),
      etAlTerm: etAl?.attributes.term ?? 'et-al'
    }
    known.set(sort, made)
    return made
  }
}

function partOf(name: CslElement | undefined, part: string): Attributes {
  return (
    name?.children.find(child => child.name === 'name-part' && child.attributes.name === part)?.attributes ??
    {}
  )
}

/** Compiles the label of a list of names, such as “eds.”; whether it is plural depends on the number of names. */
function compileLabelOf(
  label: CslElement | undefined,
  term: string
): ((count: number, context: Context) => void) | undefined {
  if (label === undefined) return undefined
  const {form, plural = 'contextual'} = label.attributes
  let count = 0
  const render = wrapLabel(label.attributes, ({locale, out}) => {
    const found = locale.term(term, form)
    const isMultiple = plural === 'always' || (plural === 'contextual' && count > 1)
    const shown = (isMultiple ? found?.multiple : found?.single) ?? ''
    if (shown !== '') out.push(curly(shown))
    return 0
  })
  return (names, context) => {
    count = names
    render(context)
  }
}

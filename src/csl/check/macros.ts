import type {CslElement} from '../xml/reader.ts'
import type {Places, StyleFault} from './faults.ts'

/**
 * The maximum number of elements that a call may evaluate; Chicago's notes, the largest style of the repository,
 * evaluate 25,000. The size of macros that each call the next one twice is exponential in their number.
 */
const MOST_CALLED = 250_000

/** The deepest nesting of macro calls, far more than in any style; deeper ones could overflow the stack. */
const DEEPEST = 100

/** Finds macros that are missing, recursive, duplicate, or too expensive. */
export function faultsOfMacros(root: CslElement, places: Places): readonly StyleFault[] {
  const faults = new Map<number, StyleFault>()
  const macros = new Map<string, CslElement>()
  const sizes = new Map<string, number>()
  const underway = new Set<string>()
  let kind: StyleFault['kind'] = 'fatal'

  function report(element: CslElement, message: string): void {
    if (!faults.has(element.start)) faults.set(element.start, {kind, ...places.element(element), message})
  }
  /**
   * The largest number of elements that are rendered for an element, including the elements of the macros that it
   * calls.
   */
  function sizeOf(element: CslElement): number {
    const called = element.name === 'text' || element.name === 'key' ? element.attributes.macro : undefined
    const own = called === undefined ? 1 : 1 + sizeOfMacro(called, element)
    // Only one branch of a `choose` is rendered.
    const both = (one: number, other: number): number =>
      element.name === 'choose' ? Math.max(one, other) : one + other
    const size = own + element.children.map(sizeOf).reduce(both, 0)
    if (size <= MOST_CALLED) return size
    report(
      element,
      `The \`${element.name}\` has more than ${MOST_CALLED} elements, including those of the macros that it calls`
    )
    return 1
  }
  function sizeOfMacro(name: string, caller: CslElement): number {
    const macro = macros.get(name)
    const known = sizes.get(name)
    if (macro === undefined) report(caller, `The style has no macro \`${name}\``)
    else if (underway.has(name)) report(caller, `The macro \`${name}\` calls itself`)
    else if (known === undefined && underway.size === DEEPEST)
      report(caller, `The macros call one another more than ${DEEPEST} levels deep`)
    else {
      underway.add(name)
      const size = known ?? sizeOf(macro)
      underway.delete(name)
      sizes.set(name, size)
      return size
    }
    return 1
  }
  const called = root.children.filter(({name}) => name !== 'macro')
  for (const macro of root.children) {
    if (macro.name !== 'macro') continue
    const {name = ''} = macro.attributes
    if (macros.has(name)) {
      kind = 'idle'
      report(macro, `The style defines the macro \`${name}\` twice`)
      kind = 'fatal'
    }
    // If several macros have the same name, the last is used.
    macros.set(name, macro)
  }
  for (const element of called) sizeOf(element)
  // Faults in macros that are never called have no effect.
  kind = 'idle'
  for (const macro of macros.values()) sizeOf(macro)
  return [...faults.values()]
}

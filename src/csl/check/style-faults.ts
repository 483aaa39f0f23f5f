import {readElement, type XmlElement, XmlFault} from '../xml/reader.ts'

/** Why a style cannot render, and the offset of that in it. */
export type StyleFault = Readonly<{offset: number; message: string}>

/** The elements of CSL 1.0.2 outside `info`, which has elements of its own. */
const elements: ReadonlySet<string> = new Set(
  (
    'style info locale citation bibliography macro layout sort key text names name name-part et-al label institution ' +
    'substitute number date date-part group choose if else-if else terms term single multiple style-options'
  ).split(' ')
)

/**
 * More elements than one citation calls in any style: Chicago's notes, the largest of the repository, call 25,000.
 * Macros that call one another twice need two to the power of their number.
 */
const MOST_CALLED = 250_000

/** Macros that call one another deeper than any style's; without a limit, they would overflow the stack. */
const DEEPEST = 100

/**
 * The first reason why a text is not a style that renders: XML that is broken, an element that CSL does not have, a
 * macro that is missing, calls itself or calls too much.
 */
export function styleFault(source: string): StyleFault | undefined {
  try {
    const root = readElement(source, 0)
    return unknownElement(root) ?? faultOfMacros(root)
  } catch (error) {
    if (error instanceof XmlFault) return {offset: error.offset, message: error.message}
    throw error
  }
}

function unknownElement(element: XmlElement): StyleFault | undefined {
  if (!elements.has(element.name))
    return {
      offset: element.start,
      message: `Unexpected element \`${element.name}\`, expected an element of CSL 1.0.2`
    }
  if (element.name === 'info') return undefined
  for (const child of element.children) {
    const fault = unknownElement(child)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfMacros(root: XmlElement): StyleFault | undefined {
  const macros = new Map(
    root.children.filter(({name}) => name === 'macro').map(macro => [macro.attributes.name ?? '', macro])
  )
  const sizes = new Map<string, number>()
  const underway = new Set<string>()

  /** How many elements a call renders at most, those of the macros it calls included. */
  function sizeOf(element: XmlElement): number {
    const called = element.name === 'text' || element.name === 'key' ? element.attributes.macro : undefined
    let size = called === undefined ? 1 : 1 + sizeOfMacro(called, element.start)
    const inside = element.children.map(sizeOf)
    // Of a choice, one branch is rendered.
    size += element.name === 'choose' ? Math.max(0, ...inside) : inside.reduce((sum, each) => sum + each, 0)
    if (size > MOST_CALLED)
      throw new XmlFault(
        `Unexpected macros that call more than ${MOST_CALLED} elements, expected fewer`,
        element.start
      )
    return size
  }
  function sizeOfMacro(name: string, caller: number): number {
    const macro = macros.get(name)
    if (macro === undefined)
      throw new XmlFault(`Unexpected call of \`${name}\`, expected the name of a macro of the style`, caller)
    if (underway.has(name))
      throw new XmlFault(`Unexpected macro \`${name}\` that calls itself, expected an end`, caller)
    const known = sizes.get(name)
    if (known !== undefined) return known
    if (underway.size === DEEPEST)
      throw new XmlFault(`Unexpected macros that call one another more than ${DEEPEST} deep`, caller)
    underway.add(name)
    const size = sizeOf(macro)
    underway.delete(name)
    sizes.set(name, size)
    return size
  }
  // A macro that nothing calls does no harm.
  for (const child of root.children) if (child.name !== 'macro') sizeOf(child)
  return undefined
}

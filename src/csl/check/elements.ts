import type {CslElement} from '../xml/reader.ts'
import {detailsOf} from './details.ts'
import {cslMAttributes, cslMElements, faultOfCslM} from './extensions.ts'
import {choiceOf, type Places, type PlainFault, type StyleFault} from './faults.ts'
import {type SchemaRow, schema} from './schema.ts'
import {dataSchema} from './schema-data.ts'
import {faultOfValue} from './words.ts'

const rows: Readonly<Record<string, SchemaRow>> = {...schema, ...dataSchema}

/** The names of all CSL elements. */
const known = new Set(Object.values(rows).flatMap(({children = {}}) => Object.keys(children)))

type Report = (fault: StyleFault) => void

/** Reports violations of CSL 1.0.2 in an element and its descendants, by the element's row in the schema. */
export function checkElement(element: CslElement, row: string, places: Places, report: Report): void {
  const rule = rows[row]!
  const isFormal = row === 'info' || row === 'style'
  const idle = (fault: PlainFault): void => report({...fault, kind: isFormal ? 'formal' : 'idle'})
  checkAttributes(element, rule, places, idle)
  checkNeeds(element, row, rule, places, report)
  checkOrder(element, rule, places, idle)
  if (!rule.text && /\S/u.test(element.text))
    idle({
      ...places.element(element),
      message: `\`${element.name}\` contains text, expected ${rule.children ? 'elements' : 'nothing'}`
    })
  for (const fault of detailsOf(element, row, places)) idle(fault)
  // Metadata is never rendered, so faults in it are of the kind `formal`.
  const inside: Report = row === 'info' ? fault => report({...fault, kind: 'formal'}) : report
  for (const child of element.children) {
    const next = childRow(rule, child.name)
    if (next === undefined) inside(faultOfMisplaced(element, child, rule, places))
    else checkElement(child, next, places, inside)
  }
}

function childRow({children}: SchemaRow, name: string): string | undefined {
  return children !== undefined && Object.hasOwn(children, name) ? children[name] : undefined
}

/** The fault of an element in a place where CSL does not allow it. */
function faultOfMisplaced(
  parent: CslElement,
  child: CslElement,
  {children = {}}: SchemaRow,
  places: Places
): StyleFault {
  const {name} = child
  const place = places.element(child)
  if (cslMElements.has(name)) {
    // A branch whose conditions are ignored would always apply, so an unsupported condition is fatal.
    const kind = name === 'conditions' || name === 'condition' ? 'fatal' : 'idle'
    return {kind, ...place, message: faultOfCslM('element', name)}
  }
  const expected = Object.keys(children)
  if (!known.has(name)) {
    const message = `CSL 1.0.2 has no element \`${name}\``
    return {kind: 'fatal', ...place, message, word: name, expected}
  }
  const wanted = expected.length === 0 ? 'no element' : choiceOf(expected)
  return {
    kind: 'idle',
    ...place,
    message: `\`${name}\` is in \`${parent.name}\`, expected ${wanted}`
  }
}

function checkAttributes(
  element: CslElement,
  {attributes, required = [], oneOf = [], someOf = []}: SchemaRow,
  places: Places,
  report: (fault: PlainFault) => void
): void {
  const given = element.attributes
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(attributes, name)) {
      const fault = faultOfValue(given[name]!, name, attributes[name]!)
      if (fault !== undefined) report({...fault, ...places.attribute(element, name)})
    } else if (cslMAttributes.has(name))
      report({...places.attribute(element, name), message: faultOfCslM('attribute', name)})
    else if (!places.isPrefixed(element, name))
      report({
        ...places.attribute(element, name),
        message: `In CSL 1.0.2, \`${element.name}\` has no attribute \`${name}\``,
        word: name,
        expected: Object.keys(attributes)
      })
  }
  const without = (wanted: string): void =>
    report({
      ...places.element(element),
      message: `\`${element.name}\` lacks the attribute ${wanted}`
    })
  for (const name of required) if (given[name] === undefined) without(`\`${name}\``)
  const chosen = [...oneOf, ...someOf].filter(name => given[name] !== undefined)
  if (chosen.length === 0 && oneOf.length + someOf.length > 0) without(choiceOf([...oneOf, ...someOf]))
  const [first, second] = chosen
  if (oneOf.length > 0 && second !== undefined)
    report({
      ...places.attribute(element, second),
      message: `The attributes \`${first}\` and \`${second}\` cannot be used together`
    })
}

/** Required elements without which every citation is empty, each as the row of its parent and its own name. */
const fatal: ReadonlySet<string> = new Set(['style citation', 'citation layout', 'citation layout names'])

function checkNeeds(
  element: CslElement,
  row: string,
  {needs = [], children = {}}: SchemaRow,
  places: Places,
  report: Report
): void {
  // An unknown element is reported elsewhere and may be a misspelling of the required one.
  if (element.children.some(({name}) => !Object.hasOwn(children, name))) return
  for (const names of needs) {
    if (element.children.some(({name}) => names.includes(name))) continue
    const kind = fatal.has(`${row} ${names[0]}`)
      ? 'fatal'
      : row === 'style' || row === 'info'
        ? 'formal'
        : 'idle'
    report({
      kind,
      ...places.element(element),
      message: `\`${element.name}\` lacks the element ${choiceOf(names)}`
    })
  }
}

function checkOrder(
  element: CslElement,
  {once = [], order = []}: SchemaRow,
  places: Places,
  report: (fault: PlainFault) => void
): void {
  const {children} = element
  if (children.length < 2 || (once.length === 0 && order.length === 0)) return
  // Names of the preceding children, in the order of their first occurrence.
  const before = new Set<string>()
  for (const child of children) {
    if (before.has(child.name) && once.includes(child.name))
      report({
        ...places.element(child),
        message: `\`${element.name}\` has \`${child.name}\` twice`
      })
    const later = order.flatMap(names => names.slice(names.indexOf(child.name) + 1 || names.length))
    const first = later.length > 0 ? [...before].find(name => later.includes(name)) : undefined
    if (first !== undefined)
      report({
        ...places.element(child),
        message: `\`${child.name}\` must come before \`${first}\``
      })
    before.add(child.name)
  }
}

import type {Node} from 'unist'

/** A node of any kind. */
type AnyNode = Node & Readonly<{children?: readonly Node[]; value?: unknown}>

/** A tree in one line: the types of its nodes, their text, and their other fields. */
export function treeShape(node: Node): string {
  const {type, position: _, children, data, ...own} = node as AnyNode
  if (type === 'text') return JSON.stringify(own.value)
  const {hName: _n, hProperties: _p, ...kept} = (data ?? {}) as Readonly<Record<string, unknown>>
  const fields = Object.entries({...own, ...kept}).filter(([, value]) => isSaid(value))
  const said = fields.map(([name, value]) => ` ${name}=${JSON.stringify(value, withoutPlaces)}`).join('')
  return `${type}${said}${children === undefined ? '' : `(${children.map(treeShape).join(', ')})`}`
}

function isSaid(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== false && JSON.stringify(value, withoutPlaces) !== '{}'
  )
}

function withoutPlaces(name: string, value: unknown): unknown {
  return name === 'position' || name === 'place' ? undefined : value
}

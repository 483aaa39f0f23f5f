import type {Inline, Node} from './article.ts'
import type {Kind, NodeOf} from './kinds.ts'

/** Maps nodes in order; `parent` is the node that contains them. */
export type All<Result> = (nodes: readonly Node[], parent?: Node) => readonly Result[]

/** Handles one kind of node: returns one value, several or none. */
export type Handler<Result, K extends Kind> = (
  node: NodeOf<K>,
  all: All<Result>,
  parent: Node | undefined
) => Result | readonly Result[]

/** The table of an output: one function per kind of node. */
export type Handlers<Result> = {readonly [K in Kind]: Handler<Result, K>}

/**
 * Returns a function that maps nodes by a table. A node whose kind has no row becomes its `value` as text, or its
 * mapped children.
 */
export function mapWith<Result>(handlers: Handlers<Result>): All<Result> {
  type Handle = (node: Node, all: All<Result>, parent: Node | undefined) => Result | readonly Result[]
  const unknown: Handle = (node, all, parent) => {
    const {value, children = []} = node as Readonly<{value?: string; children?: readonly Node[]}>
    return value === undefined ? all(children, node) : handlers.text({type: 'text', value}, all, parent)
  }
  const all: All<Result> = (nodes, parent) =>
    nodes.flatMap(node => {
      // TypeScript cannot infer that the handler of a kind receives nodes of that kind.
      const handle = (handlers[node.type] ?? unknown) as Handle
      const made = handle(node, all, parent)
      return isList(made) ? made : [made]
    })
  return all
}

/** A table with a row for each kind among `Nodes`; `others` are the arguments of a row after the node. */
export type Rows<Nodes extends Node, Others extends readonly unknown[], Result> = {
  readonly [K in Nodes['type']]: (node: NodeOf<K>, ...others: Others) => Result
}

/**
 * Returns the function that applies the row of a node's kind. A node without a row, such as one added by another
 * program, is passed to `otherwise`.
 */
export function byKind<Nodes extends Node, Others extends readonly unknown[], Result>(
  rows: Rows<Nodes, Others, Result>,
  otherwise: (node: Node, ...others: Others) => Result
): (node: Node, ...others: Others) => Result {
  const any = rows as unknown as Readonly<Record<string, typeof otherwise | undefined>>
  return (node, ...others) => (any[node.type] ?? otherwise)(node, ...others)
}

/** The kinds of inline nodes that contain other nodes. */
export type Wrapper = Extract<Inline, Readonly<{children: readonly unknown[]}>>

function isList<Result>(made: Result | readonly Result[]): made is readonly Result[] {
  return Array.isArray(made)
}

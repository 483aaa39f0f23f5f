import type {Node} from './article.ts'

/** The nodes of one kind. */
export type NodeOf<Kind extends Node['type']> = Extract<Node, Readonly<{type: Kind}>>

/** Maps nodes in order; `parent` contains them. */
export type All<Result> = (nodes: readonly Node[], parent?: Node) => readonly Result[]

/** The result for one kind of node: one value, several or none. */
export type Handler<Result, Kind extends Node['type']> = (
  node: NodeOf<Kind>,
  all: All<Result>,
  parent: Node | undefined
) => Result | readonly Result[]

/** The table of an output: one function per kind of node. */
export type Handlers<Result> = {readonly [Kind in Node['type']]: Handler<Result, Kind>}

/** Maps the nodes of an article by a table. */
export function mapWith<Result>(handlers: Handlers<Result>): All<Result> {
  const one = (node: Node, parent: Node | undefined): Result | readonly Result[] => {
    // TypeScript cannot see that the handler of a kind gets nodes of that kind.
    const handle = handlers[node.type] as (
      node: Node,
      all: All<Result>,
      parent: Node | undefined
    ) => Result | readonly Result[]
    return handle(node, all, parent)
  }
  const all: All<Result> = (nodes, parent) =>
    nodes.flatMap(node => {
      const made = one(node, parent)
      return isList(made) ? made : [made]
    })
  return all
}

function isList<Result>(made: Result | readonly Result[]): made is readonly Result[] {
  return Array.isArray(made)
}

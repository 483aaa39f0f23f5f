import type {CslSegment} from './segments.ts'

/**
 * The range of a variable's value, or of a part of it, in the text of an entry; of two nested ranges, the outer one is
 * first.
 */
export type FieldRange = Readonly<{variable: string; from: number; to: number}>

/** Segments without the marks of their fields, and where in the text the fields are. */
export type SplitFields = Readonly<{segments: readonly CslSegment[]; fields: readonly FieldRange[]}>

/** Removes the marks of fields from segments, and joins texts that were divided by a mark. */
export function splitFields(segments: readonly CslSegment[]): SplitFields {
  const fields: FieldRange[] = []
  let at = 0
  function without(nodes: readonly CslSegment[], into: CslSegment[]): CslSegment[] {
    for (const node of nodes) {
      if (node.type === 'text') {
        at += node.value.length
        const last = into.at(-1)
        if (last?.type === 'text') into[into.length - 1] = {type: 'text', value: last.value + node.value}
        else into.push(node)
      } else if (node.type === 'field') {
        const place = fields.length
        const from = at
        fields.push({variable: node.name, from, to: from})
        without(node.children, into)
        fields[place] = {variable: node.name, from, to: at}
      } else into.push({...node, children: without(node.children, [])})
    }
    return into
  }
  return {segments: without(segments, []), fields}
}

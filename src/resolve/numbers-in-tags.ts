import type {Nodes} from 'mdast'
import type {NumberedTarget} from '../core/types.ts'

/** The numbers of a paper, by node and by label. */
type Numbers = Readonly<{
  numbers: Map<Nodes, string>
  lineNumbers: Map<Nodes, readonly string[]>
  targets: Map<string, NumberedTarget>
}>

/**
 * Replaces references in numbers that authors specify, `\tag{\ref{eq:a}$'$}`, by the numbers of their targets. Returns
 * the labels that the paper lacks, each with the node of its number.
 */
export function resolveNumbersInTags({
  numbers,
  lineNumbers,
  targets
}: Numbers): ReadonlyArray<Readonly<{node: Nodes; label: string}>> {
  const missing: Array<Readonly<{node: Nodes; label: string}>> = []
  const resolved = (number: string, node: Nodes | undefined, depth = 0): string =>
    number.replace(reference, (_, command: string, label: string) => {
      const target = targets.get(label.trim())?.number
      if (target === undefined && node !== undefined) missing.push({node, label: label.trim()})
      const own = target === undefined || depth > deepest ? '??' : resolved(target, undefined, depth + 1)
      // A formula in braces keeps its dollars apart from those beside it.
      const braced = own.includes('$') ? `{${own}}` : own
      return command === 'eqref' ? `(${braced})` : braced
    })
  for (const [node, number] of numbers) if (mayRefer(number)) numbers.set(node, resolved(number, node))
  for (const [node, lines] of lineNumbers)
    if (lines.some(mayRefer))
      lineNumbers.set(
        node,
        lines.map(line => resolved(line, node))
      )
  for (const [label, target] of targets)
    if (mayRefer(target.number)) targets.set(label, {...target, number: resolved(target.number, undefined)})
  return missing
}

const reference = /\\(ref|eqref)\s*\{([^{}]*)\}/g

/** The maximum number of tags that refer to each other; more of them form a circle. */
const deepest = 10

function mayRefer(number: string): boolean {
  return /\\(?:eq)?ref\b/.test(number)
}

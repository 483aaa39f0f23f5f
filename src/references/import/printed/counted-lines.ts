import type {PrintedLine} from './split.ts'

/** The number before a reference in one of its printed forms: `[1]`, `(1)`, `1.`, `1)` or a bare `1`. */
type NumberForm = Readonly<{
  pattern: RegExp
  /** Whether a list in this form may begin with any number. */
  beginsAnywhere: boolean
}>

const forms: readonly NumberForm[] = [
  {pattern: /^\s*\[(\d{1,4})\]\s*/, beginsAnywhere: true},
  {pattern: /^\s*\((\d{1,3})\)\s*/, beginsAnywhere: true},
  {pattern: /^\s*(\d{1,3})[.)]\s+/, beginsAnywhere: true},
  // As in Vancouver styles without a full stop, such as that of the BMJ.
  {pattern: /^\s*(\d{1,3})\s+(?=\S)/, beginsAnywhere: false}
]

/** The lines that begin references, and the pattern of the number before each. */
export type CountedLines = Readonly<{lines: ReadonlySet<PrintedLine>; marker: RegExp}>

/**
 * The lines whose numbers continue the count of the first line. Other lines that begin with a number, such as the
 * volume or page at the start of a wrapped line, are not among them; undefined if the first line has no number.
 */
export function countedLines(filled: readonly PrintedLine[]): CountedLines | undefined {
  for (const {pattern, beginsAnywhere} of forms) {
    const first = pattern.exec(filled[0]!.text)?.[1]
    if (first === undefined || (!beginsAnywhere && first !== '1')) continue
    return {lines: heaviestChain(filled, pattern), marker: pattern}
  }
  return undefined
}

/** Lines whose numbers ascend, from the first line to this one. */
type Chain = Readonly<{line: PrintedLine; weight: number; before: Chain | undefined}>

/** The most numbers in a row that may be missing in a list, and the weight that each missing one costs. */
const [mostMissing, missing] = [3, 1]

/** The lines of the heaviest chain: the most numbers, before the likeliest beginnings of references. */
function heaviestChain(filled: readonly PrintedLine[], pattern: RegExp): ReadonlySet<PrintedLine> {
  /** The heaviest chain so far that ends with each number. */
  const chains = new Map<number, Chain>()
  let heaviest: Chain | undefined
  for (const [index, line] of filled.entries()) {
    const digits = pattern.exec(line.text)?.[1]
    if (digits === undefined) continue
    const number = Number(digits)
    const before = index === 0 ? undefined : chainBefore(chains, number)
    if (index > 0 && before === undefined) continue
    const weight = (before?.weight ?? 0) + 1 + beginning(filled, index, pattern)
    const chain = {line, weight, before: before?.chain}
    if (weight > (chains.get(number)?.weight ?? 0)) chains.set(number, chain)
    if (weight > (heaviest?.weight ?? 0)) heaviest = chain
  }
  const lines = new Set<PrintedLine>()
  for (let chain = heaviest; chain; chain = chain.before) lines.add(chain.line)
  return lines
}

/** The heaviest chain that a number continues, and its weight without those of missing numbers. */
function chainBefore(
  chains: ReadonlyMap<number, Chain>,
  number: number
): Readonly<{chain: Chain; weight: number}> | undefined {
  return Array.from({length: mostMissing + 1}, (_, skipped) => {
    const chain = chains.get(number - 1 - skipped)
    return chain && {chain, weight: chain.weight - skipped * missing}
  })
    .filter(one => one !== undefined)
    .toSorted((one, other) => other.weight - one.weight)[0]
}

/**
 * The likelihood, from 0 to 3, that a line begins a reference: the text after its number begins as a name or a title
 * does, and the line before it has ended.
 */
function beginning(filled: readonly PrintedLine[], index: number, pattern: RegExp): number {
  const {text, afterBlank} = filled[index]!
  const isName = /^(?:\p{Lu}|["“„‘«]|(?:van|von|de)\s)/u.test(text.replace(pattern, ''))
  const isAfterEnd = afterBlank || /(?:[.)\]”"’]|https?:\S+)\s*$/.test(filled[index - 1]?.text ?? '')
  return (isName ? 2 : 0) + (isAfterEnd ? 1 : 0)
}

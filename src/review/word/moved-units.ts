import type {SourcedBlock} from './block-source.ts'
import {type FileStretch, insertion, type Moved, type Ordering} from './moved.ts'
import {type MovedRun, movedRuns, type PlacedPart} from './moved-runs.ts'
import type {SourceUnit, SourceUnits} from './source-units.ts'

/** Finds the blocks of a text that moved in a file: paragraphs, sections, whole lists and tables. */
export function movedUnits({placed, blocks, units}: Ordering): readonly Moved[] {
  const isCaption = ({block: {kind}}: SourcedBlock): boolean => kind === 'caption'
  const withOthers = new Set(placed.flatMap(({of}) => (isCaption(of) ? [] : (units.unitOf(of) ?? []))))
  const parts = placed.flatMap(({paragraph, of, rank}): PlacedPart<SourceUnit> | readonly [] => {
    const part = units.unitOf(of)
    // The position of a table is the position of its cells, even if its caption is longer.
    const isLeft = part === undefined || (isCaption(of) && withOthers.has(part))
    return isLeft ? [] : {paragraph, part, rank}
  })
  const runs = movedRuns(parts).flatMap(inOneFile)
  if (runs.length === 0) return []
  const blocksOf = new Map<number, SourcedBlock[]>()
  for (const of of blocks) {
    const index = units.unitOf(of)?.index
    const own = index === undefined ? undefined : blocksOf.get(index)
    if (own !== undefined) own.push(of)
    else if (index !== undefined) blocksOf.set(index, [of])
  }
  return runs.flatMap(run => movedRun(run, blocksOf, units) ?? [])
}

/** Splits a run over several files into a run for each file. */
function inOneFile(run: MovedRun<SourceUnit>): ReadonlyArray<MovedRun<SourceUnit>> {
  const files = [...new Set(run.parts.map(({file}) => file))]
  return files.map(file => ({...run, parts: run.parts.filter(part => part.file === file)}))
}

function movedRun(
  {first, parts, behind, before}: MovedRun<SourceUnit>,
  blocksOf: ReadonlyMap<number, readonly SourcedBlock[]>,
  {all}: SourceUnits
): Moved | undefined {
  const beside = behind ?? before
  if (beside === undefined) return undefined
  const [start, end] = [parts[0]!.index, parts.at(-1)!.index]
  const units = all.slice(start, end + 1)
  const neighbours = blocksOf.get(beside.index)!
  return {
    first,
    own: units.flatMap(({index}) => blocksOf.get(index) ?? []),
    beside: (behind ? neighbours.at(-1) : neighbours[0])!,
    isBehind: behind !== undefined,
    stretches: stretchesOf(units),
    isOnLines: true,
    write(texts, remark) {
      const text = texts.filter(each => each.trim() !== '').join('\n\n')
      const added = `{++\n\n${text}\n\n++}${remark}`
      const offset = behind ? behind.end : beside.start
      return insertion(beside.file, offset, behind ? `\n\n${added}` : `${added}\n\n`)
    }
  }
}

/**
 * The ranges of a file that units occupy; note definitions between two units are not included and stay where they are.
 */
function stretchesOf(units: readonly SourceUnit[]): readonly FileStretch[] {
  const stretches: {file: string; start: number; end: number}[] = []
  for (const {file, start, end, isBehindDefinition} of units) {
    const last = stretches.at(-1)
    if (last !== undefined && !isBehindDefinition) last.end = end
    else stretches.push({file, start, end})
  }
  return stretches
}

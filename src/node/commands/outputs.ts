import {type PdfStandard, readStandards} from '../../core/pdf-standard.ts'
import {allOutputs, type Output, outputs} from '../../outputs/index.ts'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** The outputs that `--to html,pdf` selects from a table; without `--to`, the default outputs. */
export function outputsNamed(flag: Flags[string], table: readonly Output[] = allOutputs): readonly Output[] {
  if (typeof flag !== 'string') return outputs
  const names = new Set(flag.split(',').map(name => name.trim()))
  if (names.has('all')) return table.filter(({name, notInAll}) => !notInAll || names.has(name))
  const named = [...names].map(name => {
    const output = table.find(candidate => candidate.name === name)
    if (output === undefined) {
      throw new UsageFault(
        `unknown output \`${name}\`; choose one of ${[...table.map(known => known.name), 'all'].join(', ')}`
      )
    }
    return output
  })
  const packed = new Set(named.flatMap(({packs = []}) => packs))
  const added = table.filter(output => packed.has(output.name) && !named.includes(output))
  return [...added, ...named]
}

/** The standards of `--pdf-standard a-4f,ua-2`; undefined without the flag. */
export function standardsNamed(flag: Flags[string]): readonly PdfStandard[] | undefined {
  if (typeof flag !== 'string') return undefined
  const read = readStandards(flag.split(','))
  if ('fault' in read) throw new UsageFault(read.fault)
  return read.standards
}

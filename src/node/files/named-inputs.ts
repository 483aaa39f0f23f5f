import type {NamedFile, PartOfIssue} from '../../core/world.ts'
import {abbreviationsNamed} from './abbreviations-file.ts'
import {styleNamed} from './named-style.ts'

/** What the user names on the command line in place of settings of the paper. */
export type NamedInputs = Readonly<{
  abbreviations?: NamedFile | undefined
  style?: string | undefined
  issue?: PartOfIssue | undefined
}>

/** The inputs that the user names; throws a `UsageFault` if one is not there. */
export async function namedInputs(
  {abbreviations, style}: Readonly<{abbreviations?: unknown; style?: unknown}>,
  root: string
): Promise<NamedInputs> {
  return {abbreviations: await abbreviationsNamed(abbreviations), style: await styleNamed(style, root)}
}

import type {NamedFile, PartOfIssue, World} from '../../core/world.ts'
import {abbreviationsNamed} from './abbreviations-file.ts'
import {type OutsideStyle, styleNamed} from './named-style.ts'

/** Inputs that the user names on the command line instead of in the settings of the paper. */
export type NamedInputs = Readonly<{
  abbreviations?: NamedFile | undefined
  style?: string | undefined
  /** The folder of `style`, if it is outside the paper. */
  styleFolder?: OutsideStyle | undefined
  issue?: PartOfIssue | undefined
}>

/** The inputs that the user names; throws a `UsageFault` if one of them is missing. */
export async function namedInputs(
  {abbreviations, style}: Readonly<{abbreviations?: unknown; style?: unknown}>,
  root: string
): Promise<NamedInputs> {
  return {abbreviations: await abbreviationsNamed(abbreviations), ...(await styleNamed(style, root))}
}

/** The build options for the inputs that the user names. */
export function said({
  abbreviations,
  style,
  issue
}: NamedInputs): Pick<World, 'abbreviations' | 'style' | 'issue'> {
  return {abbreviations, style, issue}
}

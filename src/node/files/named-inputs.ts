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

/**
 * Creates a function that reads the inputs named by the user; while a file is being saved, its previous content is
 * used.
 */
export function keptInputs(
  flags: Parameters<typeof namedInputs>[0],
  root: string,
  first: NamedInputs
): () => Promise<NamedInputs> {
  let latest = first
  return async () => {
    latest = await namedInputs(flags, root).catch(() => latest)
    return latest
  }
}

/** The build options for the inputs that the user names. */
export function said({
  abbreviations,
  style,
  issue
}: NamedInputs): Pick<World, 'abbreviations' | 'style' | 'issue'> {
  return {abbreviations, style, issue}
}

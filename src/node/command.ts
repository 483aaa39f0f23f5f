/** Commands and their arguments. */

/** The parsed flags of the command line, by name. */
export type Flags = Readonly<Record<string, string | boolean | undefined | ReadonlyArray<string | boolean>>>

export type Run = (flags: Flags, paths: readonly string[]) => Promise<number>

/** An option; with `several`, it may be given more than once. */
export type CommandOption = Readonly<{name: string; value?: string; says: string; several?: boolean}>

/** A command: one row of the table. Its code is loaded when the command runs. */
export type Command = Readonly<{
  name: string
  summary: string
  /** Its argument, unless that is a paper. */
  takes?: string
  options: readonly CommandOption[]
  load: () => Promise<Run>
}>

export type Group =
  | 'pdf'
  | 'pages'
  | 'citations'
  | 'editors'
  | 'libreoffice'
  | 'lualatex'
  | 'firefox'
  | 'neovim'
  | 'archives'

/** A program that judges, or one that another needs. */
export type Oracle = Readonly<{
  name: string
  groups: readonly Group[]
  /** What it is called by; none for a library that tests import. */
  commands: readonly string[]
  from: 'system' | 'PyPI' | 'Maven Central' | 'npm'
  /** The name that its source knows it by, several with blanks between them. */
  package: string
  /** What Homebrew calls it. */
  brew?: string
  /** Whether PyPI brings the packages that it needs, too. */
  needsOthers?: boolean
  /** The only version that is taken; of npm, `package.json` says it. */
  version?: string
  /** The command that prints the version. */
  ask?: readonly string[]
  /** How the version stands in what is printed; another one does not fit. */
  says?: RegExp
  /** The programs that it is needed for, once; it is looked for where one of them is missing. */
  installs?: readonly string[]
  judges: string
}>

export type Found = Readonly<{version: string; command: readonly string[]}>
export type Missing = Readonly<{missing: string}>

/** The folder that `make oracles` installs into; `GALLEY_ORACLES` names another. */
export const folder: string

/** The path of a command: one that `make oracles` installed, or else the first on the PATH. */
export function pathOf(command: string): string | undefined

/** The version of a program and how it is called, or, as in “no …”, what is missing. */
export function findOracle(oracle: Oracle): Found | Missing

/** How one of the commands in the table is called. Throws for a command that is not in the table. */
export function findJudge(command: string): Found | Missing

/** The group by which `make oracles` installs a command of the table, if CI does not need it. */
export function groupBeyondCi(command: string): Group | undefined

/** The names by which `findJudge` knows programs. */
export const judges: readonly string[]

/** Whether this is CI, where every judge has to be there. */
export function isCi(): boolean

/** A hash of the sources of a program that `make oracles` compiles. */
export function javaSources(name: string): string

import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** What galley takes over from a project of another program. */
export type OtherProject = Readonly<{
  /** The program, as its users call it. */
  program: string
  /** Settings in galley's names and forms, with the places of the project's file; of them `chapters` and `appendices`. */
  entries: readonly YamlEntry[]
  /** Whether the first chapter has the other settings in its front matter, and not the project's file. */
  isFirstSetting?: true | undefined
  /** What the file says and galley does not take over, in its words. */
  left: readonly string[]
}>

/** The other files of a project. */
export type ProjectFiles = Readonly<{
  /** Names of the files beside that of the project, sorted. */
  names: readonly string[]
}>

export type ProjectReader = (yaml: YamlValue, files: ProjectFiles) => OtherProject

import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** The parts of another program's project that galley adopts. */
export type OtherProject = Readonly<{
  /** The program, as its users call it. */
  program: string
  /** Settings in galley's names and forms, with the places of the project's file; of them `chapters` and `appendices`. */
  entries: readonly YamlEntry[]
  /** Whether the other settings are in the front matter of the first chapter instead of the project's file. */
  isFirstSetting?: true | undefined
  /** Whether the program numbers sections unless the settings say otherwise. */
  numbersSections?: true | undefined
  /** The settings of the file that galley does not adopt, in its own words. */
  left: readonly string[]
}>

/** The other files of a project. */
export type ProjectFiles = Readonly<{
  /** Names of the files beside that of the project, sorted. */
  names: readonly string[]
  /** The paths of the files in the folder and its subfolders, sorted; without those of programs. */
  paths: readonly string[]
  /** The content of other files of the program that are beside it, by name. */
  beside: ReadonlyMap<string, YamlValue>
}>

export type ProjectReader = (yaml: YamlValue, files: ProjectFiles) => OtherProject | undefined

import type {Project} from '../../core/types.ts'

/** The maximum number of times that a paper is parsed to test proposed edits; the longer the paper, the fewer. */
export function mostReadings({
  project,
  textOf
}: Readonly<{project: Pick<Project, 'texts'>; textOf: (file: string) => string | undefined}>): number {
  const length = project.texts.reduce((sum, {path}) => sum + (textOf(path)?.length ?? 0), 0)
  return Math.min(400, Math.max(25, Math.floor(10_000_000 / (length + 1))))
}

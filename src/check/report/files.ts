import type {Report} from './index.ts'

/** The files that a report covers: settings, chapters, bibliographies, and other files with findings. */
export function filesOf({manuscript, diagnostics, waived, sourceOf}: Report): readonly string[] {
  const {settings, chapters, bibliography} = manuscript
  return [
    ...new Set([
      ...[settings.file].filter(file => sourceOf(file) !== undefined),
      ...chapters.map(({path}) => path),
      ...bibliography.references.map(({file}) => file),
      ...[...diagnostics, ...waived].map(({file}) => file)
    ])
  ]
}

import type {Cause, Manuscript, Place, Reference} from '../../../core/types.ts'

/** What faults of a paper's settings and bibliographies hide: these findings would be their consequences. */
export type BrokenSources = Readonly<{
  /** The faults that may hide the work with a key. */
  hiding: (key: string) => readonly Cause[]
  /** The faults inside an entry, whose fields may be missing for them. */
  within: (reference: Reference) => readonly Cause[]
}>

/**
 * Finds the faults because of which works seem to be missing: settings that cannot be read and so name no bibliography,
 * a bibliography that cannot be read, or one with a fault of syntax in whose text a key still stands.
 */
export function brokenSources({project, settings, findings}: Manuscript): BrokenSources {
  const named = new Set(settings.bibliography.map(({path}) => path))
  const isBibliography = (path: string): boolean => named.has(path) || /\.bib$/i.test(path)
  const whole = findings.filter(
    ({rule, file, subject}) =>
      (rule === 'front-matter-syntax' && file === settings.file) ||
      ((rule === 'file-unreadable' || rule === 'path-outside') && isBibliography(subject ?? ''))
  )
  const faults = findings.filter(({rule}) => rule === 'bibliography-syntax')
  const texts = project.bibliographySources.filter(({path}) => faults.some(({file}) => file === path))
  return {
    hiding: key => [
      ...whole.map(causeOf),
      ...texts
        .filter(({text}) => standsIn(text, key))
        .map(({path}): Cause => ({rule: 'bibliography-syntax', file: path}))
    ],
    within: ({file, entryPlace}) =>
      faults.filter(fault => fault.file === file && isWithin(fault.place, entryPlace)).map(causeOf)
  }
}

function causeOf({rule, file}: Cause): Cause {
  return {rule, file}
}

/** Whether a key is in a text as a whole word. */
function standsIn(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const isWhole =
      /^(?:[\s"'{(:,@]|$)$/.test(text.charAt(at - 1)) &&
      /^(?:[\s"'}),]|$)$/.test(text.charAt(at + key.length))
    if (isWhole) return true
  }
  return false
}

function isWithin(place: Place | undefined, {start, end}: Place): boolean {
  const offset = place?.start.offset
  return offset !== undefined && offset >= start.offset && offset <= end.offset
}

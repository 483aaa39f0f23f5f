import {isMarkdown, isNotebook} from '../../../core/path.ts'
import type {Cause, Manuscript, Place, Reference, Source} from '../../../core/types.ts'

/** Findings that are mere consequences of faults in a paper's settings and bibliographies. */
export type BrokenSources = Readonly<{
  /** The faults that may hide the work with a key. */
  hiding: (key: string) => readonly Cause[]
  /** The faults inside an entry, because of which some of its fields may be missing. */
  within: (reference: Reference) => readonly Cause[]
}>

/**
 * Finds the faults that make works seem to be missing: unreadable settings, which then name no bibliography; an
 * unreadable bibliography; or one with a syntax error whose text still contains a key.
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
  const broken = new Set(faults.map(({file}) => file))
  // Thousands of keys may be unknown, so each text is split into words only once.
  let words: ReadonlyArray<readonly [path: string, words: ReadonlySet<string>]> | undefined
  return {
    hiding: key => {
      words ??= project.bibliographySources
        .filter(({path}) => broken.has(path))
        .map(source => [source.path, wordsOf(source)] as const)
      const lost = words.filter(([, known]) => known.has(key))
      return [...whole.map(causeOf), ...lost.map(([file]): Cause => ({rule: 'bibliography-syntax', file}))]
    },
    within: ({file, entryPlace}) =>
      faults.filter(fault => fault.file === file && isWithin(fault.place, entryPlace)).map(causeOf)
  }
}

/**
 * The texts of a paper that cannot be parsed: chapters, and files that they include. A work that seems uncited, or a
 * label that seems undefined, may be cited or defined in one of them.
 */
export function lostTexts({findings}: Pick<Manuscript, 'findings'>): readonly Cause[] {
  return findings
    .filter(
      ({rule, subject = ''}) => rule === 'file-unreadable' && (isMarkdown(subject) || isNotebook(subject))
    )
    .map(causeOf)
}

function causeOf({rule, file}: Cause): Cause {
  return {rule, file}
}

/** The words of a text, including the keys of its entries. */
function wordsOf({text}: Source): ReadonlySet<string> {
  return new Set(text.split(/[\s"'{}(),@]+/))
}

function isWithin(place: Place | undefined, {start, end}: Place): boolean {
  const offset = place?.start.offset
  return offset !== undefined && offset >= start.offset && offset <= end.offset
}

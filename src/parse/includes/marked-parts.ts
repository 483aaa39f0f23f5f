import type {Stretch} from '../../core/mdast.ts'

/** The comments that begin and end a part of a file, as mdBook and MkDocs write them. */
const marks = {
  mdbook: {
    any: /\bANCHOR(?:_END)?:\s*[\w-]+/,
    begin: /\bANCHOR:\s*([\w-]+)/,
    end: /\bANCHOR_END:\s*([\w-]+)/
  },
  mkdocs: {
    any: /-8<-+\s*\[\s*(?:start|end)\s*:/,
    begin: /-8<-+\s*\[\s*start\s*:\s*([^\]\s]+)\s*\]/,
    end: /-8<-+\s*\[\s*end\s*:\s*([^\]\s]+)\s*\]/
  }
} as const

/** The lines of a part of a file, if the options name one; undefined if the file has no part with the name. */
export function markedPart(
  lines: readonly Stretch[],
  text: string,
  options: ReadonlyMap<string, string>
): readonly Stretch[] | undefined {
  const part = options.get('part')
  const form = options.get('marks')
  if (part === undefined || (form !== 'mdbook' && form !== 'mkdocs')) return lines
  const {begin, end} = marks[form]
  const nameIn = (pattern: RegExp, {start, end: to}: Stretch) => pattern.exec(text.slice(start, to))?.[1]
  const first = lines.findIndex(line => nameIn(begin, line) === part)
  if (first < 0) return undefined
  const last = lines.findIndex((line, index) => index > first && nameIn(end, line) === part)
  return lines.slice(first + 1, last < 0 ? lines.length : last)
}

/** Removes the comments that mark parts: in MkDocs always, in mdBook if the options name a part. */
export function withoutMarks(
  lines: readonly Stretch[],
  text: string,
  options: ReadonlyMap<string, string>
): readonly Stretch[] {
  const form = options.get('marks')
  if (form !== 'mkdocs' && (form !== 'mdbook' || !options.has('part'))) return lines
  return lines.filter(({start, end}) => !marks[form].any.test(text.slice(start, end)))
}

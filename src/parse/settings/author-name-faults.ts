import type {Finding, Place} from '../../core/types.ts'

/** The findings for the printed name of an author: markup in it, or a profile of Hugo instead of a name. */
export function faultsOfName(name: string, place: Place, file: string): readonly Finding[] {
  const own = {file, place, subject: name}
  return [
    ...(/^admin$/i.test(name)
      ? [
          {
            ...own,
            rule: 'setting-unknown',
            message: `\`${name}\` is printed as an author, expected the name in this Hugo profile`
          } as const
        ]
      : []),
    ...(printedMarks.test(name)
      ? [
          {
            ...own,
            rule: 'setting-invalid',
            message: `The name \`${name.replaceAll('`', '')}\` contains LaTeX or Markdown markup, which is printed`,
            note: 'Write only the name here, and the rest as `affiliation:`, `email:` and `corresponding: true`.'
          } as const
        ]
      : [])
  ]
}

/** Matches raised numbers, notes and other commands that authors add to names for LaTeX. */
const printedMarks = /\\[A-Za-z]{2,}|\^[^^\s]{1,12}\^/

import type {Flags, Run} from '../command.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {namedPapers} from '../papers/named-papers.ts'
import {typesetterFor} from '../print/command-typesetter.ts'

/** `galley build`: builds papers and writes the outputs. Errors prevent writing, and the old files stay. */
export const runBuild: Run = async (flags, paths) => {
  const output = typeof flags.output === 'string' ? flags.output : undefined
  const placeOf = (path: string) => withPictureRoot(findProject([path], output), flags.root)
  const [first, ...others] = namedPapers(paths, placeOf)
  if (others.length === 0) return buildOne(first!.place(), flags)
  return (await import('./several.ts')).runSeveral('build', [first!, ...others], flags)
}

async function buildOne(place: ProjectPlace, flags: Flags): Promise<number> {
  const unlock = await lockOutputs(place, line => process.stderr.write(`galley: ${line}\n`))
  // A Word document can require any number of SVG pictures to be drawn, so the browser is kept until the end.
  const isDrawing = /\b(?:docx|all)\b/.test(String(flags.to ?? ''))
  const typesetter = typesetterFor(flags, isDrawing ? undefined : 1)
  // The browser starts while the rest of galley is loaded.
  if (isPrinting(flags)) typesetter.warm()
  try {
    const {buildPaper} = await import('./build-paper.ts')
    return await buildPaper(place, flags, {typesetter})
  } finally {
    await typesetter.close()
    unlock()
  }
}

/** Whether a build needs the browser for a PDF. */
export function isPrinting({to}: Flags): boolean {
  return typeof to !== 'string' || /\b(?:pdf|ojs|meca|all)\b/.test(to)
}

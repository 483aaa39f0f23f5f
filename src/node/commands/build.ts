import type {Run} from '../command.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject} from '../files/project.ts'
import {typesetterFor} from '../print/command-typesetter.ts'

/** `galley build`: builds a paper and writes the outputs. Errors prevent writing, and the old files stay. */
export const runBuild: Run = async (flags, paths) => {
  const output = typeof flags.output === 'string' ? flags.output : undefined
  const place = withPictureRoot(findProject(paths, output), flags.root)
  const unlock = await lockOutputs(place, line => process.stderr.write(`galley: ${line}\n`))
  // A Word document has its SVG pictures drawn, as many as there are, so the browser stays to the end.
  const isDrawing = String(flags.to ?? '').includes('docx')
  const typesetter = typesetterFor(flags, isDrawing ? undefined : 1)
  // The browser starts while the rest of galley is loaded.
  if (typeof flags.to !== 'string' || /\bpdf\b/.test(flags.to)) typesetter.warm()
  try {
    const {buildPaper} = await import('./build-paper.ts')
    return await buildPaper(place, flags, typesetter)
  } finally {
    await typesetter.close()
    unlock()
  }
}

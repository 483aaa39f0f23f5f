/** Saves the input and output of the browser, for debugging a PDF. */
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'

type Typeset = (job: TypesettingJob) => Promise<TypesetDocument>

/**
 * Returns a typesetting function that also saves, in the folder that `GALLEY_KEEP` names, each page as sent to the
 * browser, its scripts, and the PDF as returned by the browser: `1-page.html`, `1-script-1.js`, `1-typeset.pdf`, and so
 * on.
 */
export function keepJobs(typeset: Typeset, folder = process.env.GALLEY_KEEP): Typeset {
  if (!folder) return typeset
  let jobs = 0
  return async job => {
    const number = ++jobs
    const keep = (name: string, content: string | Uint8Array) =>
      writeFileSync(join(folder, `${number}-${name}`), content)
    mkdirSync(folder, {recursive: true})
    keep('page.html', job.html)
    for (const [index, script] of job.scripts.entries()) keep(`script-${index + 1}.js`, script)
    const document = await typeset(job)
    keep('typeset.pdf', document.pdf)
    return document
  }
}

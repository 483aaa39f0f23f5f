import {creatorOf} from '../../outputs/pdf/file/creator.ts'
import type {Inflate} from '../../outputs/pdf/file/written-objects.ts'
import {pdfOutput} from '../../outputs/pdf/index.ts'
import {shown} from '../../reproduce/first-difference.ts'
import {type BuildVerdict, differenceOf} from '../../reproduce/verify.ts'
import type {Flags} from '../command.ts'
import {readNamed, unreadable} from '../files/read-file.ts'
import {mostOfPdf} from '../files/size-limits.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {runOnce} from '../session.ts'
import {inFolder, readAttachedPaper} from './attached-paper.ts'

/** Builds the sources attached to a PDF in a temporary folder and compares the result with the PDF. */
export async function verifyPdf(file: string, flags: Flags, inflate: Inflate): Promise<BuildVerdict> {
  const pdf = await readPdfFile(file)
  const paper = readAttachedPaper(file, pdf, inflate)
  let first: string | undefined
  for (const entry of paper.entries) {
    const rebuilt = await inFolder(paper, async root => {
      const place = {root, entry, outputFolder: root}
      const options = {outputs: [pdfOutput], draft: true, attachSources: true}
      return (await runOnce(place, flags, options)).build.artifacts[0]?.bytes
    })
    if (rebuilt === undefined) continue
    const difference = await differenceOf(pdfOutput.mediaType, rebuilt, pdf, {inflate})
    if (difference === undefined) return {result: 'same', lines: [`same: ${shown(file)}`]}
    first ??= difference
  }
  const lines = [`${shown(file)} differs: ${first ?? 'the sources in it make no PDF'}`]
  const version = /^galley (.*)$/.exec(creatorOf(pdf, inflate) ?? '')?.[1]
  return version === undefined || version === galleyVersion()
    ? {result: 'differs', lines}
    : {
        result: 'not comparable',
        lines: [
          `made by galley ${shown(version.slice(0, 40))}, and this is galley ${galleyVersion()}`,
          ...lines
        ]
      }
}

async function readPdfFile(file: string): Promise<Uint8Array> {
  const bytes = await readNamed(file, mostOfPdf)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.fault === 'absent') throw new UsageFault(`no such folder or file: ${file}`)
  if (bytes.fault === 'directory')
    throw new UsageFault(`${file} is neither a PDF, a Markdown file nor a folder`)
  throw new UsageFault(unreadable(file, bytes))
}

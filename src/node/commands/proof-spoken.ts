import {hearPdf, spokenText} from '../../outputs/pdf/aloud/index.ts'
import type {NamedBytes} from '../../review/proofs/record.ts'
import {UsageFault} from '../program/fault.ts'
import type {Session} from '../session.ts'

/** The file with the text that a screen reader speaks for a proof's PDF; gaps in it are reported as warnings. */
export async function spokenProof({build, disk}: Session, isRedline: boolean): Promise<NamedBytes> {
  const pdf = build.artifacts.find(({path}) => path.endsWith('.pdf'))
  if (pdf === undefined) throw new UsageFault('--spoken needs the PDF of the proof; leave out `--to html`')
  const heard = await hearPdf(pdf.bytes, disk.world.machine)
  for (const fault of heard.faults) process.stderr.write(`galley: warning: ${pdf.path}, ${fault}\n`)
  return {
    path: isRedline ? 'redline.spoken.txt' : 'spoken.txt',
    bytes: new TextEncoder().encode(spokenText(pdf.path, heard))
  }
}

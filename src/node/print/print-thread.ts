/** The thread that prints. Puppeteer is loaded here, and the browser started, while the paper is read. */
import type {PrintFace, PrintJob} from '../../core/print.ts'
import {answerCalls, sendNotice} from '../program/thread.ts'
import {createPrinter, type Printer, type PrinterOptions} from './print.ts'

let printer: Printer | undefined

answerCalls({
  create: (options: Omit<PrinterOptions, 'warn'>) => {
    printer = createPrinter({...options, warn: sendNotice})
  },
  warm: (faces: readonly PrintFace[], like?: PrintJob) => printer?.warm(faces, like),
  print: (job: PrintJob) => printer?.print(job),
  version: () => printer?.version(),
  close: () => printer?.close()
})

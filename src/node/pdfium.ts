/**
 * Runs PDFium, compiled to WebAssembly; no other file starts it. A PDF is untrusted, so it is read without access to
 * the disk, the network or other files, and with limits on memory and time.
 */
import {createContext, Script} from 'node:vm'
import {init, type WrappedPdfiumModule} from '@embedpdf/pdfium'
import {type PdfFault, SlowPdf} from '../core/pdf-picture.ts'
import {readPackageFile} from './program/package.ts'

/** The package's types refer to a global type of Emscripten that the package does not include. */
export type Pdfium = WrappedPdfiumModule & Readonly<{pdfium: Readonly<{HEAPU8: Uint8Array}>}>

/** Reads a file with PDFium in its own memory; returns a fault if PDFium fails. */
export type RunPdfium = <Result>(read: (pdfium: Pdfium) => Result) => Promise<Result | PdfFault>

/** Creates a runner; `timeLimit` is in milliseconds, and if a machine exceeds it, the runner throws a `SlowPdf`. */
export function pdfiumRunner(timeLimit: number): RunPdfium {
  let program: Promise<WebAssembly.Module> | undefined
  return async read => {
    program ??= loadProgram()
    const memory: Memory = {isFull: false}
    const pdfium = await start(await program, memory)
    const result = withinLimit(timeLimit, () => read(pdfium))
    // When PDFium is out of memory, it may also return a wrong result instead of failing.
    return memory.isFull ? {fault: 'heavy'} : result
  }
}

/** The memory in bytes for one file, which suffices for a few large images at once. */
const mostMemory = 512 * 1024 * 1024

async function loadProgram(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readPackageFile('@embedpdf/pdfium/pdfium.wasm'))
}

type Memory = {isFull: boolean}

/** Starts PDFium with its own memory, which cannot grow beyond the limit even if the machine has more. */
async function start(program: WebAssembly.Module, memory: Memory): Promise<Pdfium> {
  const environment = {
    instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => {
      WebAssembly.instantiate(program, imports).then(instance => {
        limitMemory(instance.exports.memory as WebAssembly.Memory, memory)
        receive(instance)
      })
      return {}
    },
    print: () => undefined,
    printErr: () => undefined
  }
  const pdfium = await init(environment as Parameters<typeof init>[0])
  pdfium.PDFiumExt_Init()
  return pdfium as Pdfium
}

function limitMemory(memory: WebAssembly.Memory, state: Memory): void {
  const grow = memory.grow.bind(memory)
  memory.grow = pages => {
    if (memory.buffer.byteLength + pages * 65_536 > mostMemory) {
      state.isFull = true
      throw new RangeError('more memory than a file may take')
    }
    return grow(pages)
  }
}

/**
 * Runs a function with a time limit, which works even inside WebAssembly and without a thread. After a timeout, PDFium
 * must not be used again.
 */
function withinLimit<Result>(timeout: number, read: () => Result): Result | PdfFault {
  try {
    return new Script('read()').runInContext(createContext({read}), {timeout}) as Result
  } catch (error) {
    const isLate = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    // PDFium fails by trapping, for example if a page needs more memory than is available.
    if (isLate) throw new SlowPdf(timeout / 1000)
    return {fault: 'broken'}
  }
}

/** PDFium's error code for a file with a password. */
export const wrongPassword = 4

/** Opens a file; returns 0 if PDFium cannot. */
export function openDocument(pdfium: Pdfium, pdf: Uint8Array): number {
  // PDFium reads from these bytes as long as the document is open.
  const start = pdfium.pdfium.wasmExports.malloc(pdf.length)
  pdfium.pdfium.HEAPU8.set(pdf, start)
  return pdfium.FPDF_LoadMemDocument(start, pdf.length, '')
}

/** Copies bytes from PDFium's memory. */
export function bytesAt(pdfium: Pdfium, start: number, length: number): Uint8Array {
  return pdfium.pdfium.HEAPU8.slice(start, start + length)
}

const removeSecurity = 3

/**
 * The bytes of an open document without password protection; undefined if it cannot be saved, or has more than `most`
 * bytes.
 */
export function savedDocument(pdfium: Pdfium, document: number, most: number): Uint8Array | undefined {
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  const isSaved = pdfium.FPDF_SaveAsCopy(document, writer, removeSecurity)
  const length = pdfium.PDFiumExt_GetFileWriterSize(writer)
  if (!isSaved || length === 0 || length > most) return undefined
  const start = pdfium.pdfium.wasmExports.malloc(length)
  pdfium.PDFiumExt_GetFileWriterData(writer, start, length)
  const bytes = bytesAt(pdfium, start, length)
  pdfium.pdfium.wasmExports.free(start)
  pdfium.PDFiumExt_CloseFileWriter(writer)
  return bytes
}

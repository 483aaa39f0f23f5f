import {basename, relative} from 'node:path'
import {qrCode} from '../../core/qr-code.ts'
import type {ProjectPlace} from '../files/project.ts'
import {qrLines} from './qr-lines.ts'
import type {PreviewServer} from './server.ts'

/** The settings for announcing a preview. */
type Announcing = Readonly<{
  isPagesFirst?: boolean | undefined
  isShared?: boolean | undefined
  isTerminal?: boolean | undefined
  print: (line: string) => void
}>

/** Prints the URL of the page. */
export function announce({root}: ProjectPlace, {url, otherUrls}: PreviewServer, settings: Announcing): void {
  const address = settings.isPagesFirst ? `${url}pages` : url
  settings.print(`watching ${relative(process.cwd(), root) || basename(root)}: ${address}`)
  for (const line of sharedLines(otherUrls, settings)) settings.print(line)
}

/** Returns lines with the URLs for other machines, and the first of these as a QR code. */
function sharedLines(urls: readonly string[], {isShared, isTerminal}: Announcing): readonly string[] {
  if (isShared !== true) return []
  const [first] = urls
  if (first === undefined) return ['this machine is not in a network, so no other machine can see the page']
  const lines = urls.map(url => `for other machines, to look at only: ${url}`)
  const code = isTerminal ? qrCode(first) : undefined
  return code === undefined ? lines : [...lines, ...qrLines(code)]
}

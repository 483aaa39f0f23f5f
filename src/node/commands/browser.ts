import type {Run} from '../command.ts'
import {installBrowserHere} from '../print/install-browser.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley browser`: finds the browser that makes PDFs, or installs one. */
export const runBrowser: Run = async (_flags, paths) => {
  if (paths.length > 0) throw new UsageFault(`\`browser\` takes no argument; remove \`${paths[0]}\``)
  return (await installBrowserHere(line => process.stdout.write(`${line}\n`))) ? 0 : 2
}

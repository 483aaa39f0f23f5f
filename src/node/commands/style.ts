import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley style`: runs `list`, `new NAME`, `add NAME` or `check [NAME, folder or file.csl]`. */
export const runStyle: Run = async (flags, [action = 'list', ...names]) => {
  if (flags.csl === true && action !== 'list') throw new UsageFault('--csl works only with `style list`')
  if (flags.csl === true) return (await import('./style-csl.ts')).listCslStyles(names)
  if (names.length > 1) throw new UsageFault(`name one style, not ${names.length}`)
  if (flags.extends !== undefined && action !== 'new')
    throw new UsageFault('--extends works only with `style new`')
  if (action === 'list') return (await import('./style-list.ts')).listStyles(names)
  if (action === 'new') return (await import('./style-new.ts')).makeStyle(names[0], flags)
  if (action === 'add') return (await import('./style-csl.ts')).addCslStyle(names[0])
  if (action === 'check') return (await import('./style-check.ts')).checkStyles(names[0], flags)
  throw new UsageFault(`unknown \`style ${action}\`; choose list, new, add or check`)
}

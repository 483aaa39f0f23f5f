import type {ListSlot} from '../../core/types.ts'
import {memberOf, type YamlValue} from '../values/yaml.ts'

/** The YAML of the settings, and its offset in the file. */
type SettingsText = Readonly<{yaml: string; offset: number}>

/**
 * The position at which a repair can add works to `nocite`: in the setting if it is a list in brackets or a string in
 * quotation marks; at the end of the settings if they do not contain `nocite`. Undefined for all other forms, and
 * without settings.
 */
export function nociteSlot(value: YamlValue | undefined, {yaml, offset}: SettingsText): ListSlot | undefined {
  if (value?.kind !== 'map') return undefined
  const nocite = memberOf(value, 'nocite')
  if (nocite === undefined) {
    // Text cannot be appended to settings that are one mapping in braces, or that contain a document mark.
    if (!/^[A-Za-z]/m.test(yaml) || /^\s*\{|^(?:---|\.\.\.)/m.test(yaml)) return undefined
    const isClosed = yaml === '' || yaml.endsWith('\n')
    return {
      offset: offset + yaml.length,
      open: `${isClosed ? '' : '\n'}nocite: [`,
      first: '"@',
      next: ', "@',
      after: '"',
      close: `]${isClosed ? '\n' : ''}`
    }
  }
  const written = yaml.slice(nocite.place.start.offset - offset, nocite.place.end.offset - offset)
  const end = nocite.place.end.offset - 1
  if (nocite.kind === 'list' && /^\[[^\n#]*\]$/.test(written) && !/,\s*\]$/.test(written)) {
    const first = nocite.items.length === 0 ? '"@' : ', "@'
    return {offset: end, open: '', first, next: ', "@', after: '"', close: ''}
  }
  if (nocite.kind === 'scalar' && /^(["'])[^"'\n\\]*\S\1$/.test(written))
    return {offset: end, open: '', first: ', @', next: ', @', after: '', close: ''}
  return undefined
}

import type {Field} from '../../core/types.ts'
import type {InheritedFields} from './crossref.ts'
import type {BibtexEntry} from './index.ts'

/**
 * Replaces `xdata=key-field` and `xdata=key-field-2` (BibLaTeX manual, 3.13.6) by the value of a field in an `@xdata`
 * entry, or by one item of a list. References that cannot be resolved are kept as written.
 */
export function withDataOf(
  fields: InheritedFields,
  byKey: ReadonlyMap<string, BibtexEntry>
): InheritedFields {
  const changed = new Map<string, Field>()
  for (const [name, field] of fields) {
    if (!field.value.includes('xdata')) continue
    const value = field.value
      .split(between)
      .map(item => namedValue(item, byKey) ?? item)
      .join(' and ')
    if (value !== field.value) changed.set(name, {...field, value, valueStart: undefined})
  }
  return changed.size === 0 ? fields : new Map([...fields, ...changed])
}

const between = /\s+and\s+/

/** The value that a reference such as `xdata=doe-author-1` names; its key can contain hyphens itself. */
function namedValue(item: string, byKey: ReadonlyMap<string, BibtexEntry>): string | undefined {
  const [, key = '', fieldName = '', place] =
    /^\s*xdata\s*=\s*\{?(\S+?)-([a-z]+)(?:-(\d+))?\}?\s*$/i.exec(item) ?? []
  const value = byKey.get(key)?.fields.get(fieldName.toLowerCase())?.value
  return place === undefined ? value : value?.split(between)[Number(place) - 1]
}

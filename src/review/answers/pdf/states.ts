import type {Annotation} from './annotations.ts'

/** A state that a person gave to a mark, such as “Accepted”; only the last state counts. */
export type MarkState = Readonly<{
  /** The annotation of the state, and the marked annotation; the former twice if the latter is lost. */
  annotation: Annotation
  mark: Annotation
  text: string
  /** A description of the mark. */
  about: string
}>

/**
 * The states of the marks in a file (ISO 32000-1, 12.5.6.3): each state is an annotation that replies to its mark. A
 * later state by the same person replaces an earlier one, and “None” and “Unmarked” remove it.
 */
export function markStates(
  annotations: readonly Annotation[],
  queryOf: (annotation: Annotation) => number | undefined
): readonly MarkState[] {
  const byId = new Map(annotations.map(annotation => [annotation.id, annotation]))
  const last = new Map<string, MarkState>()
  for (const annotation of annotations) {
    const {state, person, isState} = annotation
    if (state === undefined) continue
    const mark = isState ? markOf(annotation, byId) : annotation
    const name = JSON.stringify([mark.id, person, state.model])
    last.delete(name)
    if (!takenBack.has(state.value))
      last.set(name, {annotation, mark, text: textOf(annotation), about: aboutOf(annotation, mark, queryOf)})
  }
  return [...last.values()]
}

const takenBack: ReadonlySet<string> = new Set(['', 'None', 'Unmarked'])

/** The mark that a state describes; some programs make a state reply to the previous state. */
function markOf(annotation: Annotation, byId: ReadonlyMap<number, Annotation>): Annotation {
  const seen = new Set<number>()
  let mark = annotation
  while (mark.isState && !seen.has(mark.id)) {
    seen.add(mark.id)
    const next = mark.replyTo === undefined ? undefined : byId.get(mark.replyTo)
    if (next === undefined) return annotation
    mark = next
  }
  return mark
}

/** A state and the person's words about it; words that name the person were written by a program and are left out. */
function textOf({state, text, person, isState}: Annotation): string {
  const value = state?.value ?? ''
  const own = isState ? text.trim() : ''
  const isOfProgram = own === '' || own === value || (person !== '' && own.includes(person))
  return isOfProgram || own.startsWith(`${value} set by`) ? value : `${value}: ${own}`
}

function aboutOf(
  annotation: Annotation,
  mark: Annotation,
  queryOf: (annotation: Annotation) => number | undefined
): string {
  const query = queryOf(mark)
  if (query !== undefined) return `the state of AQ${query}`
  if (mark === annotation && annotation.isState) return 'the state of a mark that is gone'
  const kind = kinds.get(mark.subtype) ?? 'comment'
  const by = mark.person === '' ? '' : ` of ${mark.person}`
  const words = mark.text.replace(/\s+/g, ' ').trim()
  return `the state of the ${kind}${by}${words === '' ? '' : ` “${Array.from(words).slice(0, 80).join('')}”`}`
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['StrikeOut', 'deletion'],
  ['Caret', 'insertion']
])

import type {TypedInline, TypedLook} from '../content.ts'

/**
 * Joins ranges with the same formatting: Word begins a new run at each position at which the text was edited or
 * spell-checked.
 */
export function wholeRuns(inlines: readonly TypedInline[]): readonly TypedInline[] {
  const joined: TypedInline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (last?.kind === 'text' && inline.kind === 'text' && isAlike(last, inline))
      joined[joined.length - 1] = {...last, text: last.text + inline.text}
    else joined.push(inline)
  }
  return joined
}

type Text = Extract<TypedInline, {kind: 'text'}>

function isAlike(one: Text, other: Text): boolean {
  return (
    one.within === other.within &&
    one.ins === other.ins &&
    one.del === other.del &&
    isSameLook(one.look, other.look)
  )
}

function isSameLook(one: TypedLook, other: TypedLook): boolean {
  const keys = Object.keys(one) as Array<keyof TypedLook>
  return keys.length === Object.keys(other).length && keys.every(key => one[key] === other[key])
}

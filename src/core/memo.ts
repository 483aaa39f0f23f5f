/**
 * Caches the results of a stage, by the hash of its inputs.
 * One memo serves a session of builds; a single build takes a fresh one, with or without a store of earlier runs
 * beneath it. Values with a form go into the store as well; for a stage with large values, `latest` keeps only the last
 * one.
 */
export type Memo = <Value, Kept>(
  stage: string,
  key: string,
  make: () => Value | Promise<Value>,
  form?: Form<Value, Kept> | 'latest'
) => Promise<Value>

/** The stored form of a value: `read(write(value))` equals the value. The stored form is plain JSON. */
export type Form<Value, Kept> = Readonly<{write: (value: Value) => Kept; read: (kept: Kept) => Value}>

/** Storage that outlives the process. It returns the text that the same program set under a name, or nothing. */
export type Store = Readonly<{
  get: (name: string) => string | undefined
  /** May finish after it has returned; it never rejects. */
  set: (name: string, text: string) => void | Promise<void>
}>

// A session edits one chapter at a time: old versions of it are worth keeping for undo, not for ever.
const mostEntries = 2000

/** A memo that drops the least recently used values, and rejected promises. */
export function createMemo(store?: Store): Memo {
  const known = new Map<string, Promise<unknown>>()
  const lasts = new Map<string, Readonly<{name: string; value: Promise<unknown>}>>()
  const latest = <Value>(stage: string, name: string, make: () => Value | Promise<Value>): Promise<Value> => {
    const last = lasts.get(stage)
    if (last?.name === name) return last.value as Promise<Value>
    const value = (async () => make())()
    lasts.set(stage, {name, value})
    value.catch(() => lasts.delete(stage))
    return value
  }
  return <Value, Kept>(
    stage: string,
    key: string,
    make: () => Value | Promise<Value>,
    form?: Form<Value, Kept> | 'latest'
  ): Promise<Value> => {
    const name = `${stage} ${key}`
    if (form === 'latest') return latest(stage, name, make)
    // Callers during the computation get the same value: the nodes of a chapter are told apart by identity.
    const value = (known.get(name) as Promise<Value> | undefined) ?? find(name, make, store, form)
    known.delete(name)
    known.set(name, value)
    value.catch(() => known.delete(name))
    if (known.size > mostEntries) known.delete(known.keys().next().value!)
    return value
  }
}

async function find<Value, Kept>(
  name: string,
  make: () => Value | Promise<Value>,
  store: Store | undefined,
  form: Form<Value, Kept> | undefined
): Promise<Value> {
  if (store === undefined || form === undefined) return make()
  const text = store.get(name)
  if (text !== undefined) return form.read(JSON.parse(text))
  const value = await make()
  void store.set(name, JSON.stringify(form.write(value)))
  return value
}

import {type Hash, sha256} from './hash.ts'

/**
 * Caches the results of a stage by the hash of its inputs. The builds of a session share one memo; a single build
 * creates its own, optionally backed by a store from earlier runs. Values with a stored form are also written to that
 * store. With `latest`, only the last value of a stage is kept, for large values.
 */
export type Memo = Readonly<{hash: Hash}> &
  (<Value, Kept>(
    stage: string,
    key: string,
    make: () => Value | Promise<Value>,
    form?: Form<Value, Kept> | 'latest'
  ) => Promise<Value>)

/** Converts a value to plain JSON and back: `read(write(value))` equals the value. */
export type Form<Value, Kept> = Readonly<{write: (value: Value) => Kept; read: (kept: Kept) => Value}>

/**
 * A persistent store. `get` returns the text that the same version of the program stored under a name, or undefined.
 */
export type Store = Readonly<{
  get: (name: string) => string | undefined
  /** Stores a text, possibly asynchronously; never rejects. */
  set: (name: string, text: string) => void | Promise<void>
  /** Whether the store is closed and no longer used. */
  isClosed?: () => boolean
}>

const mostEntries = 2000
/** The number of builds for which a session keeps an unused value, in case the author undoes a change. */
const mostSweeps = 8

/** The memo of a session, which drops values that recent builds did not use. */
export type SessionMemo = Memo & Readonly<{sweep: () => void}>

/**
 * Creates a memo that drops rejected promises and, if it holds too many values, those unused for longest. A session
 * calls `sweep` after each build.
 */
export function createMemo(store?: Store, hash: Hash = sha256): SessionMemo {
  const known = new Map<string, Promise<unknown>>()
  const used = new Map<string, number>()
  let sweeps = 0
  const forget = (name: string): void => {
    known.delete(name)
    used.delete(name)
  }
  const lasts = new Map<string, Readonly<{key: string; value: Promise<unknown>}>>()
  const latest = <Value>(stage: string, key: string, make: () => Value | Promise<Value>): Promise<Value> => {
    const last = lasts.get(stage)
    if (last?.key === key) return last.value as Promise<Value>
    const value = (async () => make())()
    lasts.set(stage, {key, value})
    value.catch(() => lasts.delete(stage))
    return value
  }
  const memo = <Value, Kept>(
    stage: string,
    key: string,
    make: () => Value | Promise<Value>,
    form?: Form<Value, Kept> | 'latest'
  ): Promise<Value> => {
    // The key of a `latest` value can be as long as a style sheet with its fonts, so it is compared rather than used as
    // a name; it is usually the same string.
    if (form === 'latest') return latest(stage, key, make)
    const name = `${stage} ${key}`
    // Concurrent callers must get the same value, because the nodes of a chapter are compared by identity.
    const value = (known.get(name) as Promise<Value> | undefined) ?? find(name, make, store, form)
    known.delete(name)
    known.set(name, value)
    used.set(name, sweeps)
    value.catch(() => forget(name))
    if (known.size > mostEntries) forget(known.keys().next().value!)
    return value
  }
  const sweep = (): void => {
    sweeps++
    for (const [name, last] of used) if (last + mostSweeps < sweeps) forget(name)
  }
  return Object.assign(memo, {hash, sweep})
}

async function find<Value, Kept>(
  name: string,
  make: () => Value | Promise<Value>,
  store: Store | undefined,
  form: Form<Value, Kept> | undefined
): Promise<Value> {
  if (store === undefined || form === undefined || store.isClosed?.() === true) return make()
  const text = store.get(name)
  if (text !== undefined) return form.read(JSON.parse(text))
  const value = await make()
  void store.set(name, JSON.stringify(form.write(value)))
  return value
}

/**
 * The training of the model that labels the words of printed references: a conditional random field over segments. A
 * state is a label and the label of the segment before it, so the model knows the order in which fields come. It learns
 * weights of features for labels, of features for the first word of a segment, and of the transitions between labels.
 * All of it is deterministic: random numbers come from a generator with a fixed seed. src/references/import/printed/decode.ts
 * decodes with the weights; it and this file implement the same model.
 */

/** Creates a generator of numbers from 0 to 1, the same for the same seed (Mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffled(list, random) {
  const order = [...list]
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[order[index], order[other]] = [order[other], order[index]]
  }
  return order
}

/** States less probable than this are not followed: they have no effect, but would take most of the time. */
const negligible = 1e-6

/** The states and steps that a set of label sequences needs: `start` is the label before the first. */
export function statesOf(labels, sequences) {
  const start = labels.length
  const index = new Map(labels.map((label, at) => [label, at]))
  const pairs = new Map()
  for (const sequence of sequences) {
    let before = start
    let own = -1
    for (const name of sequence) {
      const label = index.get(name)
      if (label === own) continue
      if (own >= 0) before = own
      own = label
      pairs.set(before * 64 + own, (pairs.get(before * 64 + own) ?? 0) + 1)
    }
  }
  const states = [...pairs.keys()].sort((a, b) => a - b).map(pair => ({before: pair >> 6, label: pair & 63}))
  const steps = []
  states.forEach((from, f) => {
    states.forEach((to, t) => {
      if (to.before === from.label) steps.push({from: f, to: t})
    })
  })
  return {labels, states, steps}
}

/**
 * Trains on examples `{rows, begins, joins, labels, weight}` and returns the weights, averaged over the later half of
 * the epochs. `joins` states how a word is joined to the previous one, `rows` and `begins` are features of words.
 */
export function train(shape, examples, joinCount, options = {}) {
  const {epochs = 15, rate = 0.05, decay = 0.0005, drop = 0.2, seed = 1, least = 2, log = () => {}} = options
  const {labels, states, steps} = shape
  const L = labels.length
  const S = states.length
  const index = new Map(labels.map((label, at) => [label, at]))
  const stateIndex = new Map(states.map(({before, label}, at) => [before * 64 + label, at]))
  const stateLabel = Int32Array.from(states, ({label}) => label)
  const to = Int32Array.from(steps, step => step.to)
  const stepAt = new Map(steps.map((step, at) => [step.from * S + step.to, at]))
  const N = steps.length
  const toLabel = to.map(state => stateLabel[state])
  // Steps are ordered by their start.
  const firstStep = new Int32Array(S + 1)
  for (const {from: state} of steps) firstStep[state + 1] += 1
  for (let s = 0; s < S; s++) firstStep[s + 1] += firstStep[s]
  const ids = new Map()
  const beginIds = new Map()
  // A feature that was seen once reveals nothing about unseen text.
  const seenOften = [count(examples.map(({rows}) => rows)), count(examples.map(({begins}) => begins))]
  const idsOf = (rows, map, often) =>
    rows.map(row =>
      Int32Array.from(
        [...row].filter(feature => often.get(feature) >= least),
        feature => {
          const id = map.get(feature) ?? map.size
          map.set(feature, id)
          return id
        }
      )
    )
  const prepared = examples.map(example => {
    const gold = example.labels.map(label => index.get(label))
    const path = []
    let before = L
    gold.forEach((label, at) => {
      if (at > 0 && gold[at - 1] !== label) before = gold[at - 1]
      path.push(stateIndex.get(before * 64 + label))
    })
    return {
      rows: idsOf(example.rows, ids, seenOften[0]),
      begins: idsOf(example.begins, beginIds, seenOften[1]),
      joins: example.joins,
      gold,
      path,
      weight: example.weight ?? 1
    }
  })

  const tables = {
    row: new Float32Array(ids.size * L),
    begin: new Float32Array(beginIds.size * L),
    // Weights by the class of the join, from label to label; the start has row L. The diagonal means no change.
    join: new Float64Array(joinCount * (L + 1) * L),
    label: new Float64Array((L + 1) * L),
    step: new Float64Array(N)
  }
  const squares = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, new table.constructor(table.length)])
  )
  const sums = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, new table.constructor(table.length)])
  )
  const counts = new Float64Array(ids.size)
  for (const {rows} of prepared) for (const row of rows) for (const id of row) counts[id] += 1
  const adjusterOf = name => {
    const table = tables[name]
    const square = squares[name]
    return (at, gradient) => {
      square[at] += gradient * gradient
      table[at] -= (rate * gradient) / Math.sqrt(square[at] + 0.1)
    }
  }
  const adjustRow = adjusterOf('row')
  const adjustBegin = adjusterOf('begin')
  const rowTable = tables.row
  const beginTable = tables.begin

  const random = createRandom(seed)
  let order = prepared.map((_, at) => at)
  const expJoin = new Float64Array(joinCount * (L + 1) * L)
  const expStep = new Float64Array(N)
  const gradJoin = new Float64Array(joinCount * (L + 1) * L)
  const gradLabel = new Float64Array((L + 1) * L)
  const gradStep = new Float64Array(N)
  let averaged = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    order = shuffled(order, random)
    let loss = 0
    for (const at of order) {
      const {rows: allRows, begins: allBegins, joins, gold, path, weight} = prepared[at]
      const keep = row => (drop > 0 ? row.filter(() => random() >= drop) : row)
      const rows = allRows.map(keep)
      const begins = allBegins.map(keep)
      const n = rows.length
      const used = [...new Set(joins)]
      const size = (L + 1) * L
      for (const j of used)
        for (let k = 0; k < size; k++)
          expJoin[j * size + k] = Math.exp(tables.join[j * size + k] + tables.label[k])
      for (let s = 0; s < N; s++) expStep[s] = Math.exp(tables.step[s])
      const emit = new Float64Array(n * L)
      const begin = new Float64Array(n * L)
      const scale = new Float64Array(n)
      let logZ = 0
      let goldScore = 0
      for (let i = 0; i < n; i++) {
        for (const id of rows[i]) for (let k = 0; k < L; k++) emit[i * L + k] += rowTable[id * L + k]
        for (const id of begins[i]) for (let k = 0; k < L; k++) begin[i * L + k] += beginTable[id * L + k]
        goldScore += emit[i * L + gold[i]]
        const first = i === 0 || gold[i] !== gold[i - 1]
        const earlier = i === 0 ? L : gold[i - 1]
        if (first) goldScore += begin[i * L + gold[i]]
        goldScore +=
          tables.join[joins[i] * size + earlier * L + gold[i]] + tables.label[earlier * L + gold[i]]
        if (i > 0 && first) goldScore += tables.step[stepAt.get(path[i - 1] * S + path[i])]
        let most = -Infinity
        for (let k = 0; k < L; k++) most = Math.max(most, emit[i * L + k])
        logZ += most
        for (let k = 0; k < L; k++) {
          emit[i * L + k] = Math.exp(emit[i * L + k] - most)
          begin[i * L + k] = Math.exp(begin[i * L + k])
        }
      }
      // Forward and backward probabilities, scaled for each word to sum to one.
      const alpha = new Float64Array(n * S)
      const beta = new Float64Array(n * S)
      for (let s = 0; s < S; s++)
        if (states[s].before === L) {
          const k = stateLabel[s]
          alpha[s] = expJoin[joins[0] * size + L * L + k] * begin[k] * emit[k]
        }
      for (let i = 0; i < n; i++) {
        const o = joins[i] * size
        if (i > 0) {
          for (let s = 0; s < S; s++)
            alpha[i * S + s] = alpha[(i - 1) * S + s] * expJoin[o + stateLabel[s] * L + stateLabel[s]]
          for (let s = 0; s < S; s++) {
            const a = alpha[(i - 1) * S + s]
            if (a < negligible) continue
            const own = o + stateLabel[s] * L
            for (let t = firstStep[s]; t < firstStep[s + 1]; t++)
              alpha[i * S + to[t]] += a * expStep[t] * expJoin[own + toLabel[t]] * begin[i * L + toLabel[t]]
          }
          for (let s = 0; s < S; s++) alpha[i * S + s] *= emit[i * L + stateLabel[s]]
        }
        let sum = 0
        for (let s = 0; s < S; s++) sum += alpha[i * S + s]
        scale[i] = sum
        logZ += Math.log(sum)
        for (let s = 0; s < S; s++) alpha[i * S + s] /= sum
      }
      beta.fill(1, (n - 1) * S)
      for (let i = n - 2; i >= 0; i--) {
        const o = joins[i + 1] * size
        const after = new Float64Array(L)
        for (let k = 0; k < L; k++) after[k] = begin[(i + 1) * L + k] * emit[(i + 1) * L + k]
        for (let s = 0; s < S; s++) {
          const k = stateLabel[s]
          let sum = expJoin[o + k * L + k] * emit[(i + 1) * L + k] * beta[(i + 1) * S + s]
          if (alpha[i * S + s] >= negligible)
            for (let t = firstStep[s]; t < firstStep[s + 1]; t++) {
              const next = toLabel[t]
              sum += expStep[t] * expJoin[o + k * L + next] * after[next] * beta[(i + 1) * S + to[t]]
            }
          beta[i * S + s] = sum
        }
        for (let s = 0; s < S; s++) beta[i * S + s] /= scale[i + 1]
      }
      loss += logZ - goldScore

      // The gradient: expected minus observed counts.
      for (let i = 0; i < n; i++) {
        const o = joins[i] * size
        const marginal = new Float64Array(L)
        const starting = new Float64Array(L)
        for (let s = 0; s < S; s++) marginal[stateLabel[s]] += alpha[i * S + s] * beta[i * S + s] * weight
        if (i === 0)
          for (let k = 0; k < L; k++) {
            starting[k] = marginal[k]
            gradJoin[o + L * L + k] += marginal[k]
            gradLabel[L * L + k] += marginal[k]
          }
        else {
          for (let s = 0; s < S; s++) {
            const k = stateLabel[s]
            const p =
              ((alpha[(i - 1) * S + s] * expJoin[o + k * L + k] * emit[i * L + k] * beta[i * S + s]) /
                scale[i]) *
              weight
            gradJoin[o + k * L + k] += p
            gradLabel[k * L + k] += p
          }
          for (let s = 0; s < S; s++) {
            const a = (alpha[(i - 1) * S + s] / scale[i]) * weight
            if (alpha[(i - 1) * S + s] < negligible) continue
            const own = stateLabel[s] * L
            for (let t = firstStep[s]; t < firstStep[s + 1]; t++) {
              const k = toLabel[t]
              const p =
                a *
                expStep[t] *
                expJoin[o + own + k] *
                begin[i * L + k] *
                emit[i * L + k] *
                beta[i * S + to[t]]
              gradJoin[o + own + k] += p
              gradLabel[own + k] += p
              gradStep[t] += p
              starting[k] += p
            }
          }
        }
        const earlier = i === 0 ? L : gold[i - 1]
        marginal[gold[i]] -= weight
        gradJoin[o + earlier * L + gold[i]] -= weight
        gradLabel[earlier * L + gold[i]] -= weight
        if (earlier !== gold[i]) {
          starting[gold[i]] -= weight
          if (i > 0) gradStep[stepAt.get(path[i - 1] * S + path[i])] -= weight
        }
        let wrong = 0
        for (let k = 0; k < L; k++) wrong = Math.max(wrong, Math.abs(marginal[k]), Math.abs(starting[k]))
        // Labels that are nearly right teach nothing, but would take most of the time.
        if (wrong < 0.002) continue
        for (const id of rows[i]) {
          const shrink = (decay / counts[id]) * (prepared.length / 100)
          for (let k = 0; k < L; k++) {
            const gradient = marginal[k] + shrink * rowTable[id * L + k]
            if (gradient > 1e-4 || gradient < -1e-4) adjustRow(id * L + k, gradient)
          }
        }
        for (const id of begins[i])
          for (let k = 0; k < L; k++)
            if (starting[k] > 1e-4 || starting[k] < -1e-4) adjustBegin(id * L + k, starting[k])
      }
      const flush = (name, gradients, first, last) => {
        const adjust = adjusterOf(name)
        for (let k = first; k < last; k++) {
          if (gradients[k] !== 0) adjust(k, gradients[k] + (decay * tables[name][k]) / 50)
          gradients[k] = 0
        }
      }
      for (const j of used) flush('join', gradJoin, j * size, (j + 1) * size)
      flush('label', gradLabel, 0, gradLabel.length)
      flush('step', gradStep, 0, N)
    }
    log(`epoch ${epoch + 1}: loss ${(loss / prepared.length).toFixed(3)} a reference`)
    if (epoch >= epochs / 2) {
      averaged += 1
      for (const [name, sum] of Object.entries(sums))
        for (let k = 0; k < sum.length; k++) sum[k] += tables[name][k]
    }
  }
  for (const sum of Object.values(sums)) for (let k = 0; k < sum.length; k++) sum[k] /= averaged
  return {...shape, joinCount, ids, beginIds, ...sums}
}

function count(examples) {
  const counts = new Map()
  for (const rows of examples)
    for (const row of rows) for (const feature of row) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

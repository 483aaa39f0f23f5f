// Counts the steps of a program: `node --no-opt bench/steps.cjs BUNDLE [NAME…]` prints, as JSON, the steps that each of
// the bundle's `growingInputs`, or those named, takes for its size and for four times as much. A step is a block of the program that ran, as
// V8 counts them for coverage, or a character or element that a function of the language went through. Without the
// optimizer, which leaves blocks uncounted, the counts are the same in every run and on every machine.
const {Session} = require('node:inspector')
const {resolve} = require('node:path')

const bundle = resolve(process.argv[2])
const names = process.argv.slice(3)
let scanned = 0
countScans()
const session = new Session()
session.connect()
post('Profiler.enable')
post('Profiler.startPreciseCoverage', {callCount: true, detailed: true})
const {growingInputs} = require(bundle)
printSteps()

async function printSteps() {
  const steps = {}
  for (const {name, size, read} of growingInputs) {
    if (names.length > 0 && !names.includes(name)) continue
    // The first run fills caches.
    await read(2)
    steps[name] = [await stepsOf(() => read(size)), await stepsOf(() => read(4 * size))]
  }
  console.log(JSON.stringify(steps))
}

async function stepsOf(work) {
  post('Profiler.takePreciseCoverage')
  scanned = 0
  await work()
  const {result} = post('Profiler.takePreciseCoverage')
  const counts = result
    .filter(({url}) => url.endsWith(bundle))
    .flatMap(({functions}) => functions.flatMap(({ranges}) => ranges.map(({count}) => count)))
  return counts.reduce((sum, count) => sum + count, scanned)
}

function post(method, parameters) {
  let answer
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(error.message)
    answer = result
  })
  return answer
}

/** Makes built-in functions that search add the distance to `scanned`; those that copy are too fast to matter. */
function countScans() {
  const whole = function () {
    return this.length
  }
  // From the start of the search to its end.
  const search = function ([, from = 0], found) {
    return (found === false || found < 0 ? this.length : Number(found)) - Math.max(0, from)
  }
  for (const name of ['split', 'replaceAll', 'toLowerCase', 'toUpperCase', 'normalize', 'trim', 'trimEnd'])
    count(String.prototype, name, whole)
  for (const name of ['indexOf', 'includes']) {
    count(String.prototype, name, search)
    count(Array.prototype, name, search)
  }
  count(RegExp.prototype, 'exec', function ([text = ''], found, from) {
    if (found) return found.index + found[0].length - from
    return this.sticky ? 1 : String(text).length - from
  })
}

function count(prototype, name, costOf) {
  const own = prototype[name]
  prototype[name] = function (...given) {
    const from = this instanceof RegExp && (this.global || this.sticky) ? this.lastIndex : 0
    const result = own.apply(this, given)
    scanned += Math.max(0, costOf.call(this, given, result, from))
    return result
  }
}

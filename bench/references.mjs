/**
 * Measures how well printed references are parsed: `node bench/references.mjs CORPUS [fold|rotation|linkedbooks|sure]...`.
 * Without an argument, all four are measured. Models are trained here on the data of each measurement; the shipped
 * weights are trained on more (tools/train-references.mjs) and so cannot be measured on this corpus.
 *
 * fold         four fifths of core.xml to train, the last fifth to test; features and settings were chosen without it
 * rotation     the same for each of the five fifths, on average (four of them were seen when settings were chosen)
 * linkedbooks  core.xml to train, LinkedBooks (Italian) to test, in coarse fields
 * sure         the share of correct results among confident ones, in the rotation; the factors are fitted without the fifth
 */
import {
  coarse,
  createScore,
  fitLogistic,
  labelsFor,
  loadProgram,
  logistic,
  makeExample,
  makeModel,
  readCore,
  readInvented,
  readLinkedBooks
} from '../tools/labelled-references.mjs'

/** LinkedBooks has one label for authors and editors, and one for all titles. */
const linked = {
  author: 'author',
  editor: 'author',
  translator: 'author',
  title: 'title',
  journal: 'title',
  'container-title': 'title',
  'collection-title': 'title',
  date: 'date',
  location: 'location',
  publisher: 'publisher',
  pages: 'pages',
  volume: 'volume'
}

const [corpus, ...wanted] = process.argv.slice(2)
if (corpus === undefined) {
  console.error('Usage: node bench/references.mjs CORPUS [fold] [rotation] [linkedbooks] [sure]')
  process.exitCode = 2
} else await main(name => wanted.length === 0 || wanted.includes(name))

async function main(asked) {
  const program = await loadProgram()
  const core = readCore(corpus)
  const examples = core.map(reference => makeExample(reference, program))
  const more = readInvented(corpus, program, core, 1500).map(reference => makeExample(reference, program))
  const rotated = {score: createScore(), coarse: createScore(coarse), sure: []}
  const folds = asked('rotation') || asked('sure') ? [4, 0, 1, 2, 3] : asked('fold') ? [4] : []
  for (const fold of folds) {
    const model = makeModel([...examples.filter(example => example.fold !== fold), ...more], program)
    const score = createScore()
    const rough = createScore(coarse)
    for (const example of examples.filter(example => example.fold === fold)) {
      const {labelled, labels} = labelsFor(example, model, program)
      score.add(example.gold, labels)
      rotated.score.add(example.gold, labels)
      rough.add(example.gold, labels)
      const whole = rotated.coarse.add(example.gold, labels)
      rotated.sure.push([program.signsOf(labelled), whole ? 1 : 0, fold])
    }
    if (fold === 4 && asked('fold')) print('The last fifth', score, rough)
  }
  if (asked('rotation')) print('All five fifths', rotated.score, rotated.coarse)
  if (asked('sure')) printSure(confidences(rotated.sure))
  if (asked('linkedbooks')) {
    const model = makeModel([...examples, ...more], program)
    const score = createScore(label => linked[label] ?? 'other')
    for (const reference of readLinkedBooks(corpus)) {
      const example = makeExample(reference, program)
      score.add(example.gold, labelsFor(example, model, program).labels, label => label !== 'other')
    }
    print('LinkedBooks, trained on core.xml', score)
  }
}

function print(title, score, rough) {
  const {references, whole, words, right} = score.total
  const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`
  console.log(`\n${title}: ${references} references`)
  console.log(`  whole reference right  ${percent(whole, references)}`)
  if (rough)
    console.log(
      `  with journal and container as the one CSL variable  ${percent(rough.total.whole, references)}`
    )
  console.log(`  words right            ${percent(right, words)}`)
  const rows = [...score.fields].sort(([, a], [, b]) => b.hit + b.missed - a.hit - a.missed)
  console.log(
    `  F1  ${rows.map(([name, {hit, missed, extra}]) => `${name} ${((200 * hit) / (2 * hit + missed + extra)).toFixed(1)}`).join(', ')}`
  )
}

/** The confidences of a fifth, with factors fitted to the other four fifths. */
function confidences(seen) {
  return [0, 1, 2, 3, 4].flatMap(fold => {
    const factors = fitLogistic(seen.filter(([, , other]) => other !== fold))
    return seen
      .filter(([, , own]) => own === fold)
      .map(([signs, whole]) => [logistic(signs, factors), whole === 1])
  })
}

function printSure(pairs) {
  console.log('\nconfidence   references   whole')
  for (const [low, high] of [
    [0, 0.25],
    [0.25, 0.5],
    [0.5, 0.75],
    [0.75, 0.9],
    [0.9, 0.95],
    [0.95, 1.01],
    [0.9, 1.01]
  ]) {
    const inside = pairs.filter(([confidence]) => confidence >= low && confidence < high)
    const whole = inside.filter(([, isWhole]) => isWhole).length
    console.log(
      `${low.toFixed(2)}–${Math.min(high, 1).toFixed(2)}    ${String(inside.length).padStart(6)}       ${inside.length > 0 ? `${((100 * whole) / inside.length).toFixed(1)} %` : '–'}`
    )
  }
}

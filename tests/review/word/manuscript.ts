const nouns = 'kiln brick clay river market tower bridge garden winter letter harbour engine'.split(' ')

/** Distinct sentences, with the elements of a paper. */
function sentence(seed: number): string {
  const noun = (step: number): string => nouns[(seed * 7 + step * 5) % nouns.length]!
  const endings = [
    '',
    ` [@roe1990, p. ${seed}]`,
    ` and *the old ${noun(3)}*`,
    ` of $x_${seed}$`,
    ', “so to speak” -- or not...'
  ]
  return `In year ${1800 + seed} the ${noun(1)} near that ${noun(2)} became **larger** than any ${noun(4)}${endings[seed % 5]}, which nobody expected.`
}

function section(number: number): readonly string[] {
  const paragraph = (index: number): string => {
    const seed = number * 5 + index
    return `${sentence(seed)}[^n${seed}] ${sentence(seed + 100)}`
  }
  return [
    `# On the ${nouns[number]} and the ${nouns[number + 3]}`,
    ...[0, 1, 2, 3, 4].map(paragraph),
    `- ${sentence(number + 200)}\n- ${sentence(number + 300)}`
  ]
}

const rows = Array.from(
  {length: 12},
  (_, row) => `| ${nouns[row]} works | about *${nouns[(row + 4) % 12]}* | ${row}0 tons |`
)

const notes = Array.from(
  {length: 40},
  (_, index) =>
    `[^n${index}]: So says the ${nouns[index % 12]} of number ${index}, *not* the ${nouns[(index + 5) % 12]}.`
)

/**
 * A manuscript of 8 sections with citations, formulas, lists, a table and 40 notes, whose paragraphs are all different.
 */
export const manuscript: Readonly<Record<string, string>> = {
  '01.md': [
    '---\ntitle: Of bricks and rivers\nabstract: A short history of bricks.\nbibliography: refs.bib\n---',
    ...Array.from({length: 8}, (_, number) => section(number)).flat(),
    `| Place | What | How much |\n|---|---|---|\n${rows.join('\n')}\n\n: Works of the time {#tbl:works}`,
    'See @tbl:works for these works, and @eq:sum.',
    '$$a + b = c$$ {#eq:sum}',
    ...notes
  ].join('\n\n'),
  'refs.bib': '@book{roe1990, author={Roe, Ann}, title={Kilns}, publisher={Press}, date={1990}}'
}

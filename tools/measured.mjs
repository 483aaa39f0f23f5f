// docs/measured.md: a table of figures, each with the command, commit and date of its measurement.
const head = `# Measured

The command of a row measures its figure; \`make long\` and \`make package\` write theirs here.
A row that a later run did not reach keeps its commit.

| check | figure | command | commit | date |
|---|---|---|---|---|
`

/** The page with these figures in place of earlier ones of the same checks, sorted by check. */
export function withFigures(text, figures, {command, commit, date}) {
  const rows = new Map(
    text
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.startsWith('| check '))
      .map(line => [line.split(' | ')[0].slice(2), line])
  )
  for (const {check, figure} of figures)
    rows.set(check, `| ${check} | ${figure} | \`${command}\` | ${commit} | ${date} |`)
  return `${head}${[...rows.keys()]
    .sort()
    .map(check => `${rows.get(check)}\n`)
    .join('')}`
}

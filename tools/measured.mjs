// docs/measured.md: a table of figures, each with the command, commit and date of its measurement.
const head = `# Measured

To repeat a measurement, run the command in its row; \`make long\` and \`make package\` update their rows in this file.
A row that the last run did not measure keeps its old figure, commit and date.
In the rows of the preview, a/b is the median and the 95th percentile. Times are from saving a file until the change arrives in the browser (“sent”) or is painted (“painted”). Processor times are also in ms. The last figure is the size of the message. \`small\`, \`×10\` and \`×100\` are papers of 6,000, 60,000 and 600,000 words.

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

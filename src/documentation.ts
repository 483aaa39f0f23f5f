import {type Example, type Rule, rules} from './check/rules/index.ts'
import type {FileOption} from './parse/settings/file-option.ts'
import {issueOptions} from './parse/settings/issue-options.ts'
import {type Option, options} from './parse/settings/options.ts'
import {queryOptions} from './parse/settings/query-options.ts'
import {sheetOptions} from './parse/settings/style-options.ts'

/** The pages of `docs/` that are generated from tables of the program, by path. */
export function documentation(): Readonly<Record<string, string>> {
  return {
    'docs/rules/README.md': ruleList(),
    ...Object.fromEntries(rules.map(rule => [`docs/rules/${rule.name}.md`, rulePage(rule)])),
    'docs/settings.md': settingsPage()
  }
}

const made = '<!-- Made by `make docs` from the tables in src/. -->'

function ruleList(): string {
  const rows = rules.map(
    ({code, name, severity, protects, summary}) =>
      `| ${code} | [${name}](${name}.md) | ${severity}${protects ? ', protects' : ''} | ${summary} |`
  )
  return [
    made,
    '# Rules',
    '',
    '`galley check` applies these rules to a paper.',
    'In `manuscript.yaml`, you can change the severity of a rule or waive it with a reason, unless it is marked “protects”.',
    '[Checks](../checks.md) describes severities, waivers, comments in the text, and `--fix`:',
    '',
    '```yaml',
    'rules: {figure-alt: error}',
    'waivers:',
    '  - {rule: reference-uncited, subject: doe99, reason: Kept for the appendix}',
    '```',
    '',
    '| code | name | severity | requirement |',
    '|---|---|---|---|',
    ...rows,
    ''
  ].join('\n')
}

function rulePage({code, name, severity, protects, summary, why, examples}: Rule): string {
  return [
    made,
    `# ${code} ${name}`,
    '',
    summary,
    why,
    '',
    `Severity: ${severity}.`,
    ...(protects
      ? ['The rule protects people who build or read a paper, so no paper can weaken or waive it.']
      : []),
    '',
    ...examples.flatMap(exampleOf),
    ''
  ].join('\n')
}

function exampleOf({name, today, retractions, files, expect, fixed = {}}: Example): string[] {
  const blocks = Object.entries(files).flatMap(([path, text]) => [
    `\`${path}\`:`,
    '',
    // Bytes that are not UTF-8 are replaced, because no page can show them.
    fence(text.replace(/\p{Surrogate}/gu, '\uFFFD')),
    ''
  ])
  const says = expect.length === 0 ? ['No finding.', ''] : ['Findings:', '', fence(expect.join('\n')), '']
  const day = today === undefined ? [] : [`On ${today}.`, '']
  const notices = retractions === undefined ? [] : ['The notices:', '', fence(retractions), '']
  const repaired = Object.entries(fixed).flatMap(([path, text]) => [
    `\`${path}\` after \`galley check --fix\`:`,
    '',
    fence(text),
    ''
  ])
  return [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    '',
    ...day,
    ...notices,
    ...blocks,
    ...says,
    ...repaired
  ]
}

/** A code block whose fence is longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(match => match[0].length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}\n${text}\n${marks}`
}

function settingsPage(): string {
  const section = (about: Option['about']): string[] =>
    options
      .filter(option => option.about === about)
      .map(option => {
        const names = option.also ? ` (also ${option.also.map(name => `\`${name}\``).join(', ')})` : ''
        return `| \`${option.name}\`${names} | ${option.says} | \`${option.example}\` |`
      })
  const head = ['| setting | meaning | example |', '|---|---|---|']
  return [
    made,
    '# Settings',
    '',
    'These settings are in `manuscript/manuscript.yaml`, or in the front matter of a paper of one file.',
    'All settings are optional.',
    'galley also accepts the names in parentheses, which Pandoc, Quarto, JOSS, Manubot and MyST use.',
    '',
    '## About the paper',
    '',
    ...head,
    ...section('paper'),
    '',
    '## About the build',
    '',
    ...head,
    ...section('build'),
    '',
    '## `style.yaml` of a journal style',
    '',
    ...keysOf(sheetOptions),
    '',
    '## `queries.yaml`',
    '',
    'The file is a list of queries to the author, each with these keys:',
    '',
    ...keysOf(queryOptions),
    '',
    '## `issue.yaml`',
    '',
    'The settings of an issue of a journal, for `galley issue`; all are optional.',
    '',
    ...keysOf(issueOptions),
    ''
  ].join('\n')
}

function keysOf(keys: readonly FileOption[]): string[] {
  return [
    '| key | meaning | example |',
    '|---|---|---|',
    ...keys.map(({name, says, example}) => `| \`${name}\` | ${says} | \`${example}\` |`)
  ]
}

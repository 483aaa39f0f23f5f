import {existsSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {inProject} from '../files/destination.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {today} from '../today.ts'
import {issueFile} from './issue-plan.ts'

/** `galley issue new FOLDER`: writes an `issue.yaml` to fill in; never overwrites one. */
export async function newIssue(given: string | undefined): Promise<number> {
  if (given === undefined) throw new UsageFault('name the folder of the new issue')
  const folder = resolve(given)
  const path = join(folder, issueFile)
  if (existsSync(path)) throw new UsageFault(`${join(given, issueFile)} exists already; nothing was written`)
  const bytes = new TextEncoder().encode(textOf(today().slice(0, 4)))
  await writeFiles(inProject(folder), [{path: issueFile, bytes}])
  process.stdout.write(`wrote ${relative(process.cwd(), path)}\n`)
  process.stdout.write(`List the papers of the issue in this file, then run \`galley issue ${given}\`.\n`)
  return 0
}

function textOf(year: string): string {
  return `# The settings of an issue; \`galley schema issue\` has all. Without sections and papers, the papers are those beside this file.
volume: 1
number: 1
year: ${year}
# title: A special issue
# date: ${year}-03-01
# cover: {file: cover.png, alt: What it shows}
# first-page: 1
# sections:
#   - title: Articles
#     papers: [one, two.md]
#   - title: Reviews
#     papers: [reviews/*]
`
}

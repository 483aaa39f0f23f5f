import {isAbsolute, join, relative} from 'node:path'
import {snakefileText} from '../../issue/snakefile.ts'
import {programName} from '../cache.ts'
import type {Flags} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {isPrinting} from './build.ts'
import type {WorkedPaper} from './issue-build.ts'
import {saidByIssue} from './issue-build.ts'
import type {IssuePlan} from './issue-plan.ts'

/**
 * `galley issue --snakefile`: writes a Snakefile with a job for each paper, which depends on the files that the paper's
 * build read.
 */
export async function writeSnakefile(
  {folder, issue}: IssuePlan,
  checked: readonly WorkedPaper[],
  flags: Flags
): Promise<string> {
  if (flags.output !== undefined)
    throw new UsageFault('--output does not work with --snakefile, whose outputs are in build/')
  const papers = checked.map(({paper, outcome}) => ({
    name: paper.name,
    inputs: outcome.read.map(path => relative(folder, path).replaceAll('\\', '/')).sort(),
    said: JSON.stringify({
      ...saidByIssue(issue, paper),
      // The style's folder as a path relative to the issue, which is the same on every machine.
      style:
        issue.style && isAbsolute(issue.style)
          ? relative(folder, issue.style).replaceAll('\\', '/')
          : issue.style,
      galley: programName() ?? galleyVersion()
    })
  }))
  const text = snakefileText({
    papers,
    isContinued: issue.pages === 'continued' && isPrinting(flags),
    options: optionsOfBuild(flags)
  })
  await writeFiles(inProject(folder), [{path: snakefile, bytes: new TextEncoder().encode(text)}])
  return relative(process.cwd(), join(folder, snakefile))
}

const snakefile = 'Snakefile'

/** The options that affect the outputs. */
function optionsOfBuild({to, style, draft, strict}: Flags): readonly string[] {
  return [
    ...(typeof to === 'string' ? ['--to', to] : []),
    ...(typeof style === 'string' ? ['--style', style] : []),
    ...(draft === true ? ['--draft'] : []),
    ...(strict === true ? ['--strict'] : [])
  ]
}

import {destinations} from '../../core/wanted-by.ts'
import type {Flags} from '../command.ts'
import {processVoice} from '../program/voice.ts'
import {countsBefore, firstPages, saidByIssue, type WorkedPaper} from './issue-build.ts'
import type {IssuePlan} from './issue-plan.ts'
import {jobsOf, workOn} from './work-on-papers.ts'

/** `galley issue --check`: checks the papers as parts of the issue, for every destination. */
export async function checkIssue(plan: IssuePlan, flags: Flags): Promise<readonly WorkedPaper[]> {
  const {issue, papers} = plan
  const {hasColour} = processVoice()
  const counts = await countsBefore(plan)
  const firsts = issue.pages === 'continued' ? firstPages(papers, issue.firstPage, counts) : undefined
  const tasks = papers.map(paper => ({
    name: paper.shown,
    task: {
      command: 'check' as const,
      name: paper.shown,
      place: paper.place,
      flags: {...flags, output: undefined, for: destinations.join(','), style: flags.style ?? issue.style},
      hasColour,
      issue: saidByIssue(issue, paper, firsts?.get(paper.name), counts.get(paper.name))
    }
  }))
  const finished = await workOn(tasks, jobsOf(flags), flags)
  return papers.map((paper, index) => ({
    paper,
    outcome: finished[index]!.outcome,
    firstPage: firsts?.get(paper.name)
  }))
}

/** A paper in a Snakefile. Paths are relative to the folder of the issue. */
export type SnakefilePaper = Readonly<{
  name: string
  /** The files that a build reads. */
  inputs: readonly string[]
  /**
   * Everything else that affects the bytes of the paper: the issue, the style, the program. If it changes, the paper is
   * built again.
   */
  said: string
}>

/** The data from which a Snakefile is written. */
export type SnakefileFacts = Readonly<{
  papers: readonly SnakefilePaper[]
  /** Whether page numbers continue from paper to paper. */
  isContinued: boolean
  /** The options of the command for all papers, such as `--to html,pdf`. */
  options: readonly string[]
}>

/**
 * The Snakefile of an issue, for Snakemake 9: a job for each paper, then one for the issue. Errors in a paper do not
 * fail its job: the job writes the report, and the issue is made without the paper. A fault of the machine, such as a
 * browser that does not start, fails the job, and Snakemake runs it again.
 */
export function snakefileText({papers, isContinued, options}: SnakefileFacts): string {
  const listed = papers.map(
    ({name, inputs, said}) =>
      `    ${quoted(name)}: {"said": ${quoted(said)}, "inputs": [${inputs.map(quoted).join(', ')}]},`
  )
  const more = options.map(option => ` ${shellQuoted(option)}`).join('')
  const single = `{GALLEY} issue . --paper {wildcards.paper:q} --jobs 1`
  // Exit code 1 means that the paper has errors.
  const orErrors = '|| [ $? -eq 1 ]'
  return `# Written by \`galley issue . --snakefile\`. Write it anew when the issue has other papers, or a paper reads other files.
import re

workdir: workflow.basedir

GALLEY = config.get("galley", "galley")
CACHE = config.get("cache", "build/cache")

PAPERS = {
${listed.join('\n')}
}

wildcard_constraints:
    paper="|".join(re.escape(paper) for paper in PAPERS)

rule issue:
    input:
        "issue.yaml",
        expand("build/reports/{paper}.txt", paper=PAPERS)
    output:
        "build/issue.json"
    threads: config.get("threads", 4)
    resources:
        mem_mb=config.get("mem_mb", 1000) * 2,
        runtime=60
    shell:
        "{GALLEY} issue . --cache {CACHE:q} --jobs {threads}${more} ${orErrors}"

rule paper:
    input:
        lambda wildcards: PAPERS[wildcards.paper]["inputs"]${
          isContinued
            ? ',\n        # Where a paper begins depends on those before it; the job of the issue corrects what has moved.\n        ancient(expand("build/pages/{paper}.json", paper=PAPERS))'
            : ''
        }
    output:
        "build/reports/{paper}.txt"
    params:
        said=lambda wildcards: PAPERS[wildcards.paper]["said"]
    threads: 1
    resources:
        mem_mb=config.get("mem_mb", 1000),
        runtime=10
    retries: 2
    shell:
        "${single} --cache {CACHE:q}${more} > {output:q} ${orErrors}"
${isContinued ? countRule(`${single} --count${more} ${orErrors}`) : ''}`
}

function countRule(command: string): string {
  return `
rule pages:
    input:
        lambda wildcards: ancient(PAPERS[wildcards.paper]["inputs"])
    output:
        "build/pages/{paper}.json"
    resources:
        mem_mb=config.get("mem_mb", 1000),
        runtime=10
    retries: 2
    shell:
        "${command}"
`
}

/** A text as a Python string literal; Python has all the escapes of JSON. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

/** A word for the shell, within a Python string that Snakemake formats. */
function shellQuoted(word: string): string {
  if (/^[\w.,=/-]+$/.test(word)) return word
  const single = `'${word.replaceAll("'", `'\\''`)}'`
  return JSON.stringify(single).slice(1, -1).replaceAll('{', '{{').replaceAll('}', '}}')
}
